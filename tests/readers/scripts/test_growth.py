"""Reading takes work in proportion to the text, whatever it repeats."""

import time
from importlib import import_module

import pytest

from skelint.source import SourceFile

FEW, TIMES = 4_000, 8
COMMAND = "aws cognito-idp create-user-pool-client "
FAMILIES = {
    ("batch", "x.bat"): [" ", "\t@", "% ", "%a:b", "!a:", '\\"', "1", "a&", "%%~a", "rem ", "^\n", "("],
    ("powershell", "x.ps1"): [
        " ",
        "`\n",
        "$a.b",
        "$a[b[",
        '"',
        "@'\n",
        "(",
        "@{",
        "a, ",
        "<#",
        "[a]$b",
        "\n\n|",
        '\\"',
        "$x = 'a'\n",
    ],
    ("markdown", "x.md"): ["<pre>\n", "> ", "{a", "&amp;", "PS C:\\> a\n", "C:\\", "\\ "],
    ("workflow", ".github/workflows/x.yml"): ["${{ ", " # # #", "<< ", "# skelint:"],
    ("templated", "x.sh.j2"): ["{{", "{% if %}\n", "{#", "{{ if"],
}
"""What is repeated; each of `" "`, `${{ ` and ` # # #` once took the square of its length."""
BEFORE = {"powershell": COMMAND, "templated": COMMAND, "workflow": "- run: a"}
CASES = [(*host, piece) for host, pieces in FAMILIES.items() for piece in pieces]


def work(reader: str, path: str, text: str) -> float:
    """Return the least work that reading a text takes, in whatever unit: only ratios are looked at."""
    parse = import_module(f"skelint.readers.scripts.{reader}").parse
    spent = []
    for _ in range(3):
        start = time.process_time()
        parse(SourceFile(path, text), lambda words: len(words) > 1)
        spent.append(time.process_time() - start)
    return min(spent)


@pytest.mark.parametrize(("reader", "path", "piece"), CASES)
def test_work_grows_with_the_length_of_the_text(reader: str, path: str, piece: str) -> None:
    before = BEFORE.get(reader, "")
    small = work(reader, path, before + piece * FEW)
    assert work(reader, path, before + piece * FEW * TIMES) < 3 * TIMES * small + 0.1
