"""Families of hostile inputs: what is done for one grows no faster than the input, and takes little memory at any size.

Steps are lines of Python, so that the result is the same on every machine; patterns have a law of their own.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest

from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.readers.scripts import markdown, shell
from skelint.reporters import Terminal, reporter
from skelint.run.outcome import Outcome
from skelint.run.report import report
from skelint.server.block_context import in_block
from skelint.server.context import in_brackets
from skelint.services.catalogue import named
from skelint.services.identification import Hints
from skelint.silencing.stage import Silences, silenced
from skelint.source import SourceFile

RULES = Ruleset.collect().select(["ALL"])
HINTS = Hints(named("create-user-pool-client").operation)
Family = Callable[[int], str]
MOST_GROWTH = 2.7
"""Twice the input may take so many times as much more: twice and a little (n log n), where a square would take four times."""
MOST_GROWTH_OF_FOUR = 4.6
"""Four times the input may take so many times as much more."""
SLACK = 500
"""So many lines tell nothing: tables are made as they are met."""
MOST_MEMORY = 500_000_000
FORMATS = ("concise", "full", "json", "sarif")
"""The reports that hold the most."""


def in_json(written: str) -> str:
    return '{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "web", ' + written + "}"


def of(unit: str, before: str = "", behind: str = "") -> Family:
    """Return a family of JSON inputs that repeat a text up to a length."""
    return lambda size: in_json(before + unit * (size // len(unit)) + behind)


def numbered(pattern: str, before: str = "", behind: str = "") -> Family:
    """Return a family of texts of parts that are numbered."""
    width = len(pattern.format(100_000))
    return lambda size: before + "".join(pattern.format(100_000 + number) for number in range(size // width)) + behind


JSON: dict[str, Family] = {
    "NaN": of("NaN,", '"A": [', "1]"),
    "infinities": of("-Infinity,", '"A": [', "1]"),
    "placeholders": of("your-", '"CallbackURLs": ["', '"]'),
    "templates never closed": of("${", '"CallbackURLs": ["', '"]'),
    "braces never closed": of("{{", '"CallbackURLs": ["', '"]'),
    "a long URL": of("a.", '"CallbackURLs": ["https://', '"]'),
    "many items in one entry": of("a,", '"CallbackURLs": ["', '"]'),
    "blanks in a value": of(" ", '"CallbackURLs": ["', '"]'),
    "blanks between": of(" ", "", '"A": 1'),
    "a long name": of("a", '"', '": 1'),
    "one name again and again": of('"k": 1,', "", '"k": 1'),
    "a known name again and again": of('"ClientName": "web",', "", '"ClientName": "web"'),
    "numbers": of("1,", '"A": [', "1]"),
    "digits": of("1", '"A": '),
    "commas": of(",", '"A": [', "]"),
    "trailing commas": of("[1,],", '"A": [', "1]"),
    "comments": of("1,//\n", '"A": [', "1]"),
    "comments never closed": of("1,/*", '"A": [', "1]"),
    "lists in lists": of("[", '"A": '),
    "structures never closed": of('{"a":', '"A": '),
    "a string never closed": of('a\\"', '"A": "'),
    "quotes": of('"'),
    "lines": of("\n", '"A": 1', "x"),
    "names": numbered('"k{}": 1,', in_json("")[:-1], '"A": 1}'),
    "names, then broken": numbered('"k{}": 1,', in_json("")[:-1], "x"),
    "near names of secrets": numbered('"ClientSecre{}": "x",', in_json("")[:-1], '"A": 1}'),
    "names of secrets, broken": of('"ClientSecret '),
    "secrets": numbered('"ClientSecret{}": "zzzzzzzzzz",', in_json("")[:-1], '"A": 1}'),
    "URLs": numbered('"http://a{}.example",', in_json("")[:-1] + '"CallbackURLs": [', '"a"]}'),
}
YAML: dict[str, Family] = {
    "a list in brackets": lambda size: "A: [" + "1," * (size // 2) + "1]\n",
    "names": numbered("k{}: 1\n"),
    "names, then broken": numbered("k{}: 1\n", behind='"'),
    "one name again and again": lambda size: "k: 1\n" * (size // 5),
    "anchors": numbered("- &a{} 1\n", "A:\n"),
    "aliases": lambda size: "B: &a 1\nA:\n" + "- *a\n" * (size // 5),
    "aliases of a structure": lambda size: "B: &a {b: 1}\nA:\n" + "- *a\n" * (size // 5),
    "merges": lambda size: "B: &a {b: 1}\nA:\n" + "- <<: *a\n" * (size // 9),
    "many merges in one": lambda size: "B: &a {b: 1}\nA:\n  <<: [" + "*a," * (size // 3) + "]\n",
    "a long line": lambda size: "ClientName: " + "a " * (size // 2) + "\n",
    "a long string": lambda size: 'ClientName: "' + "a " * (size // 2) + '"\n',
    "escapes": lambda size: 'ClientName: "' + "\\x41" * (size // 4) + '"\n',
    "empty lines": lambda size: "\n" * size + "ClientName: web\n",
    "a text over many lines": lambda size: "ClientName: a\n" + "  a\n" * (size // 4),
    "a block of text": lambda size: "ClientName: |\n" + "  a\n" * (size // 4),
    "dashes": lambda size: "- " * (size // 2),
    "a long tag": lambda size: f"A: !{'a' * size} 1\n",
    "an integer": lambda size: f"A: {'1' * size}\n",
    "sixties": lambda size: f"A: {'1:' * (size // 2)}\n",
    "nearly a time": lambda size: f"A: 2001-01-01{' ' * size}x\n",
    "suppressions": lambda size: "ClientName: a\n" + "# skelint: ignore[AWS028] x\n" * (size // 28),
    "suppressions and findings": lambda size: "CallbackURLs:\n" + "- http://x # skelint: ignore[COG101] x\n" * (size // 40),
    "number signs": lambda size: "ClientName: a" + " #" * (size // 2) + "\n",
    "comments above a finding": lambda size: "# a\n" * (size // 4) + "ClientName: a/b # skelint: ignore[AWS001] a\n",
    "nulls": lambda size: "CallbackURLs:\n" + "-\n" * (size // 2),
    "carriage returns": lambda size: "A: 1\r" * (size // 5),
}
CREATE = "aws cognito-idp create-user-pool-client "
FILE = "--cli-input-json file://a.json\n"
HOSTS: dict[str, tuple[str, str, list[str]]] = {
    "batch": (
        "x.bat",
        "",
        [" ", "\t@", "% ", "%a:b", "!a:", '\\"', "1", "a&", "%%~a", "rem ", "^\n", "(", f"{CREATE}^\n", "@"],
    ),
    "PowerShell": (
        "x.ps1",
        CREATE,
        [
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
            "\\",
            "iex ",
        ],
    ),
    "Markdown": ("x.md", "", ["<pre>\n", "> ", "{a", "&amp;", "PS C:\\> a\n", "C:\\", "\\ ", "<!-- skelint: x", "```\n", "`"]),
    "workflow": (
        ".github/workflows/x.yml",
        "- run: a",
        ["${{ ", " # # #", "<< ", "# skelint:", "\n- run: a", "{", "[", "*a "],
    ),
    "text": ("x.txt", "", ["A: ", " : ", "a'\n", "\\\n", "$ "]),
    "reStructuredText": ("x.rst", "", ["::", " ", ".. code::\n", "\t", "`"]),
    "AsciiDoc": ("x.adoc", "", ["----\n", " <1>", " ", "[source]\n", "```\n"]),
    "Jenkins": ("Jenkinsfile", "", ["sh a: ", "${", "sh(", "dir('a') {", "/*", "\\", "'''", '"']),
    "Taskfile": ("Taskfile.yml", "cmds: a", ["{{ ", "{{{", "# skelint:"]),
    "Ansible": ("site.yml", "- shell: a", ["{% ", "{{", "{#"]),
    "Compose": ("compose.yml", "command: a", ["${", "$$"]),
    "Azure": ("azure-pipelines.yml", "- script: a", ["${{ ", "$[", "$("]),
    "justfile": ("justfile", "a:\n  a", ["a ", " \\\n", "{{", "a==", "`"]),
    "package": ("package.json", "", ['"', '{"scripts":', "a\\"]),
    "Terraform": ("x.tf", "", ['provisioner "local-exec" {', "${", "<<A\n", '"', "command = ", "/*", "{", "%{"]),
    "template": ("x.sh.j2", CREATE, ["{{", "{% if %}\n", "{#", "{{ if", "{%"]),
    "Makefile": ("Makefile", "x:\n\t", ["$(", "$$", " \\\n\t", "define a\n", "a = $(a)\n", "#"]),
    "Dockerfile": ("Dockerfile", "FROM x\nRUN ", ["<<A ", " \\\n", '["', '\\"', "--a=b ", "\n# a\nRUN a", "$A"]),
    "shell": (
        "x.sh",
        "A=://\n",
        [
            *('eval "', "bash -c 'a'\n", "`a`", "$(echo a)", f"cd a\n{CREATE}{FILE}", "A+=(a)\n", "A+=a\n", "a | ", '"$A",'),
            *("if a; then A+=(a); fi\n", "if a; then A=1\n", "for x in 1; do A=1\n", "f() { X=1; }\nf\n", "(. a)\nA=1\n"),
            *(
                f"echo a > a.json\n{CREATE}{FILE}",
                "cat <<EOF\na\nEOF\n",
                "a && A=1 || ",
                "trap 'a' EXIT\n",
                "case x in ",
                "a)\n",
            ),
            *("A[", "a ", "$A", "${A", "${A:-", "$((", "((", "[[ ", "{a,", "#", "\\\n", "<<A ", "'", '"', "a=(", "esac;"),
        ],
    ),
    "commands": (
        "x.sh",
        "",
        [
            *(f"{CREATE}--client-name a\n", f"{CREATE}--generate-secret true\n", f"{CREATE}--client-name '\n'\n"),
            *("aws no-such-service x\n", "aws ec2 no-such-operation x\n", "aws ec2 run-instances --instance-type t3.micr\n"),
        ],
    ),
    "options": (
        "x.sh",
        CREATE,
        [
            *(
                "--client-name a ",
                "--callback-urls a ",
                "--no-such-option a ",
                "--client-secret a ",
                "a ",
                "--debug ",
                "--query a ",
            ),
            *(
                "--token-validity-units AccessToken=hours ",
                "--cli-input-json {} ",
                "--region x ",
                "--",
                "—a ",
                "--client-nam a ",
            ),
        ],
    ),
    "shorthand": (
        "x.sh",
        f"{CREATE}--token-validity-units ",
        ["AccessToken=hours,", "a=b,", "a={", "a=[", "{", "[", ",", "=", "a=[b,", "\\,", "@"],
    ),
    "a value in JSON": ("x.sh", f"{CREATE}--cli-input-json '", ['{"a":', "[", '"', '"a",', "\\", "1,"]),
    "a query": ("x.sh", f"{CREATE}--query '", ["[", "a.", '"a', "`", '\\"', "a[?b]."]),
    "suppressed": ("x.sh", "", [f"# skelint: ignore[COG101] x\n{CREATE}--callback-urls http://a\n", "# skelint: ignore[x]\n"]),
}
"""Files that hold commands: their names, how they begin, and what is repeated behind that, before one more command."""


def repeated(before: str, piece: str) -> Family:
    """Return the family of a piece."""
    return lambda size: before + piece * (size // len(piece)) + f"\n\n{CREATE}--user-pool-id us-east-1_Ab12Cd34E\n"


FAMILIES = [pytest.param("x.json", family, id=f"JSON, {name}") for name, family in JSON.items()]
FAMILIES += [pytest.param("x.yaml", family, id=f"YAML, {name}") for name, family in YAML.items()]
FAMILIES += [
    pytest.param(path, repeated(before, piece), id=f"{host}, {piece!r}")
    for host, (path, before, pieces) in HOSTS.items()
    for piece in pieces
]


def judge(name: str, text: str, formats: Sequence[str] = ("concise",)) -> None:
    file = document(name, text.encode(), HINTS)
    diagnostics = silenced(file, lint(file, RULES), RULES, Silences()).diagnostics
    result = report([Outcome(diagnostics=diagnostics, checked=name)])
    for format_name in formats:
        reporter(format_name)(result, Terminal())


@pytest.mark.parametrize(("name", "family"), FAMILIES)
def test_the_work_grows_no_faster_than_the_input(
    name: str, family: Family, steps_of_python: Callable[[Callable[[], object]], int]
) -> None:
    judge(name, family(100))  # what is made once is made here
    few, more, most = (steps_of_python(lambda size=size: judge(name, family(size))) for size in (600, 1_200, 2_400))  # type: ignore[misc]
    assert most - more < max(more - few, 0) * MOST_GROWTH + SLACK


def largest(name: str) -> int:
    """Return how long a text of a format may be: 4 MB, or a little less than its reader takes.

    A quarter of it is as even as itself: whether a last quote is open is the same in both.
    """
    return {"x.json": 2**22, "x.yaml": 15 * 2**16}.get(name, 15 * 2**15)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "family"), FAMILIES)
def test_the_work_grows_no_faster_up_to_the_largest(
    name: str, family: Family, calls_of_python: Callable[[Callable[[], object]], int]
) -> None:
    judge(name, family(100))
    sizes = (largest(name) // 16, largest(name) // 4, largest(name))
    few, more, most = (calls_of_python(lambda size=size: judge(name, family(size))) for size in sizes)  # type: ignore[misc]
    # Where something is only looked at from some size on, less than a call for each character is little all the same.
    assert more < max(few * MOST_GROWTH_OF_FOUR, sizes[1])
    assert most < max(more * MOST_GROWTH_OF_FOUR, sizes[2])


class Searched(str):
    """A text that counts how often it is searched as a whole, which no step of Python shows."""

    times = 0

    def __contains__(self, part: object) -> bool:
        Searched.times += 1
        return str(part) in str(self)


def test_a_file_is_searched_no_more_often_for_the_blocks_in_it() -> None:
    before = Searched.times
    markdown.parse(SourceFile("x.md", Searched(f"```sh\n{CREATE}\n```\n\n" * 100)), lambda words: len(words) > 1)
    assert Searched.times - before < 10


TYPED = [
    "a: ",
    "a",
    " ",
    "- ",
    "\n",
    "a: [\n",
    "a: {\n",
    '[ "\n',
    '"',
    '\\\\"',
    "'",
    "a #",
    "{",
    "[",
    "a,",
    "a: |\n",
    "  ",
    "\t",
    "\n  a:",
    ":",
    '"a": ',
]
"""What somebody may have typed, again and again."""


@pytest.mark.parametrize("context", [in_block, in_brackets])
@pytest.mark.parametrize("piece", TYPED)
def test_to_tell_what_is_typed_takes_no_longer_than_the_text(
    context: Callable[[str, int], object], piece: str, steps_of_python: Callable[[Callable[[], object]], int]
) -> None:
    def steps(size: int) -> int:
        text = piece * (size // len(piece))
        return steps_of_python(lambda: context(text, len(text)))

    few, more, most = map(steps, (1_000, 2_000, 4_000))
    assert most - more < max(more - few, 0) * MOST_GROWTH + SLACK


MANY_VALUES = "the file holds more than 40,000 names and values, those that aliases repeat included"


@pytest.mark.parametrize(
    ("name", "text", "detail"),
    [
        ("x.json", in_json(f'"A": [{"1," * 200_000}1]'), "the file holds more than 200,000 values"),
        ("x.json", in_json(f'"A": "{"a,b" * 100_000}"'), ""),
        ("x.json", '"' * 1_000_001, "the file holds more than 1,000,000 quotes"),
        ("x.yaml", "a: 1\n" + "#" * 1_000_000, "it holds more than 1,000,000 characters of YAML"),
        ("x.yaml", f"A: [{'1,' * 40_000}]", MANY_VALUES),
        (".github/workflows/x.yml", f"- run: {CREATE}\n" + "- 1\n" * 40_000, MANY_VALUES),
        (".github/workflows/x.yml", "- 1\n" * 40_000, ""),
        ("x.sh", f"{CREATE}\n{'#' * 500_000}", "it holds more than 500,000 characters"),
        ("x.sh", f"{CREATE}\n{'#' * 5_000_000}", "the file is larger than 5,000,000 bytes"),
        ("x.md", "#" * 5_000_001, ""),
    ],
)
def test_what_is_beyond_a_limit_is_said_to_be(name: str, text: str, detail: str) -> None:
    problems = document(name, text.encode(), HINTS).problems
    assert [problem.detail for problem in problems] == ([detail] if detail else [])


def test_a_list_that_is_used_many_times_comes_to_few_words() -> None:
    text = f"A=({'a ' * 900})\n" + f'{CREATE}"${{A[@]}}"\n' * 2_000
    script = shell.parse(SourceFile("x.sh", text), lambda words: len(words) > 1)
    assert sum(len(command.words) for command in script.commands) < 100_000


@pytest.mark.slow
@pytest.mark.parametrize(("name", "family"), FAMILIES)
def test_the_largest_takes_little_memory(name: str, family: Family) -> None:
    pytest.importorskip("resource")
    text = family(largest(name))
    program = (
        "import json, resource, runpy, sys; name, text = json.load(sys.stdin);"
        f"judge = runpy.run_path({__file__!r})['judge']; judge(name, text, {FORMATS});"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], input=json.dumps([name, text]), capture_output=True, text=True, check=True
    )
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(ended.stdout) * unit < MOST_MEMORY
