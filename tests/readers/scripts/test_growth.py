"""Reading takes work in proportion to the text, whatever it repeats."""

import time
from importlib import import_module

import pytest

from skelint.source import SourceFile

pytestmark = pytest.mark.slow  # it compares processor times, which a busy machine distorts; tests/growth counts steps

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
    ("text", "x.txt"): ["A: ", " : ", "a'\n", "\\\n"],
    ("rst", "x.rst"): ["::", " ", ".. code::\n", "\t"],
    ("asciidoc", "x.adoc"): ["----\n", " <1>", " ", "[source]\n", "```\n"],
    ("jenkinsfile", "Jenkinsfile"): ["sh a: ", "${", "sh(", "dir('a') {", "/*", "\\"],
    ("taskfile", "Taskfile.yml"): ["{{ ", "{{{", "# skelint:"],
    ("ansible", "site.yml"): ["{% ", "{{"],
    ("compose", "compose.yml"): ["${", "$$"],
    ("azure", "azure-pipelines.yml"): ["${{ ", "$[", "$("],
    ("justfile", "justfile"): ["a ", " \\\n", "{{", "a=="],
    ("package", "package.json"): ['"', '{"scripts":', "a\\"],
    ("terraform", "x.tf"): ['provisioner "local-exec" {', "${", "<<A\n", '"', "command = ", "/*"],
    ("templated", "x.sh.j2"): ["{{", "{% if %}\n", "{#", "{{ if"],
}
"""What is repeated; each of `" "`, `${{ ` and ` # # #` once took the square of its length."""
BEFORE = {"powershell": COMMAND, "templated": COMMAND, "workflow": "- run: a", "taskfile": "cmds: a"}
BEFORE |= {"ansible": "- shell: a", "compose": "command: a", "azure": "- script: a", "justfile": "a:\n  a"}
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


LINES = [
    'eval "',
    "bash -c 'a'\n",
    "`a`",
    "$(echo a)",
    f"cd a\n{COMMAND}file://a.json\n",
    "A+=(a)\n",
    "A+=a\n",
    "if a; then A+=(a); fi\n",
    "if a; then A=1\n",
    "for x in 1; do A=1\n",
    "a) A=1;;\n",
    "f() { X=1; }\nf\n",
    "(. a)\nA=1\n",
    f"echo a > a.json\n{COMMAND}file://a.json\n",
    "cat <<EOF\na\nEOF\n",
    "a && A=1 || ",
    "a | ",
    "trap 'a' EXIT\n",
    'A="$A$A"\n',
    '"$A",',
]
"""What is repeated in shell scripts, where most of it takes a shell some work."""


@pytest.mark.parametrize("line", LINES)
def test_work_grows_with_the_number_of_lines(line: str) -> None:
    before = "A=://\ncase a in\n" if line.startswith("a)") else "A=://\n"
    small = work("shell", "x.sh", before + line * 250)
    assert work("shell", "x.sh", before + line * 250 * TIMES) < 3 * TIMES * small + 0.1


def test_a_list_that_is_used_many_times_takes_little_memory() -> None:
    text = f"A=({'a ' * 900})\n" + f'{COMMAND}"${{A[@]}}"\n' * 2_000
    script = import_module("skelint.readers.scripts.shell").parse(SourceFile("x.sh", text), lambda words: len(words) > 1)
    assert sum(len(command.words) for command in script.commands) < 100_000
