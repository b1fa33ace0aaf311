"""What fuzzing draws: texts of each format, taken from our samples and mutated; configurations; talk with the server."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from tests.fuzz import talk

from skelint.engine.ruleset import Ruleset

TESTS = Path(__file__).parent.parent
NAMES = {
    "json": "x.create-user-pool-client.json",
    "yaml": "x.create-user-pool-client.yaml",
    "shell": "x.sh",
    "powershell": "x.ps1",
    "batch": "x.bat",
    "markdown": "x.md",
    "rst": "x.rst",
    "asciidoc": "x.adoc",
    "text": "x.txt",
    "makefile": "Makefile",
    "dockerfile": "Dockerfile",
    "workflow": ".github/workflows/x.yml",
    "taskfile": "Taskfile.yml",
    "azure": "azure-pipelines.yml",
    "ansible": "site.yml",
    "compose": "compose.yml",
    "justfile": "justfile",
    "package": "package.json",
    "terraform": "x.tf",
    "jenkinsfile": "Jenkinsfile",
    "templated": "x.sh.j2",
}
"""A file of each format."""
CREATE = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name web"
COMMANDS = (
    f"{CREATE} --generate-secret true",
    f"{CREATE} --no-generate-secret=true",
    f"{CREATE} --token-validity-units AccessToken=minutes,IdToken=hour",
    f"{CREATE} --callback-urls https://a.example/cb,https://b.example/cb --client-secret abcdefghijkl",
    f"{CREATE} --explicit-auth-flows USER_SRP_AUTH REFRESH_TOKEN_AUTH --logout-urls '[\"http://a.example\"]'",
    f"{CREATE} --cli-input-json file://client.json --refresh-token-validity '30d' --id-token-validity 1",
    f'{CREATE} --cli-input-json \'{{"GenerateSecret": "true"}}\' --allowed-o-auth-scopes openid email openid',
    f'{CREATE} --refresh-token-rotation \'{{"Feature": "enabled"}}\' --allowed-oauth-flows code --profil x',
)
"""What is wrong in them can be fixed."""
HOSTS = {
    "shell": "{}\n",
    "powershell": "{}\n",
    "batch": "@echo off\n{}\n",
    "markdown": "1. Do:\n\n   ```sh\n   {}\n   ```\n",
    "rst": ".. code-block:: bash\n\n   {}\n",
    "asciidoc": "[source,bash]\n----\n{}\n----\n",
    "text": "{}\n",
    "makefile": "x:\n\t{}\n",
    "dockerfile": "FROM x\nRUN {}\n",
    "workflow": "jobs:\n  a:\n    steps:\n    - run: |\n        {}\n",
    "taskfile": "tasks:\n  a:\n    cmds:\n    - cmd: |\n        {}\n",
    "azure": "steps:\n- script: |\n    {}\n",
    "ansible": "- tasks:\n  - shell: |\n      {}\n",
    "compose": "services:\n  a:\n    command: >-\n      {}\n",
    "justfile": "x:\n  {}\n",
    "package": '{{"scripts": {{"x": "{}"}}}}\n',
    "terraform": 'provisioner "local-exec" {{\n  command = <<EOT\n{}\nEOT\n}}\n',
    "jenkinsfile": "sh '''\n{}\n'''\n",
    "templated": "{{% if x %}}\n{}\n{{% endif %}}\n",
}
"""How a format holds a command."""
PIECES = [
    *" \t\n\r\"'`$\\;&|<>(){}[]#*?~!=,-^%@\0\ufffcaé😀:./1",
    *("\r\n", "\n  ", "\n\t", "\\\n", "\\\r\n", "`\n", "^\n", "\ufeff", "\u2028", "\x85"),
    *("\u00a0", "\u201c", "\u2019", "\u2014"),
    *("$(", "${", "$((", "$'", '$"', "<<EOF\n", "\nEOF\n", "<<<", "${A[@]}", "$A", "A=(", "A+=", "if x; then ", "fi\n"),
    *("case x in ", "esac ", ";;", "for x in ", "do ", "done\n", "f() {", "}\n", "cd x\n", "eval ", "bash -c '", "source x\n"),
    *("@'\n", "\n'@", '@"\n', '\n"@', "--% ", "$env:A", "iex ", "cmd /c ", "%A%", "!A!", "REM ", "%%a", "call "),
    *("${{ x }}", "{{ x }}", "{% x %}", "<<: ", "&a ", "*a", "!!int ", "!!binary ", "!!set ", "|\n"),
    *(">-\n", "- ", ": ", "? ", "---\n"),
    *("```sh\n", "```\n", "::\n\n  ", "----\n", "<!-- ", " -->", "<pre>\n", "&quot;", "PS C:\\> ", "$ ", "> "),
    "0x" + "1" * 4_000,
    *("0x", "1e5", "NaN", "-Infinity", "null", "true", "2026-01-01", "1" * 30, '"\\ud800"', "\\u12", "\\x", "//", "/*", "*/"),
    *("file://", "file://x.json", "fileb://", "https://", "AccessToken=", "GenerateSecret", "ClientSecret", "ClientSecret: "),
    *("# skelint: ignore[COG101] b\n", "# skelint: operation=x\n", "skelint: ignore-file[ALL]"),
    *(' "a # skelint: ignore[AWS001] b" '),
    *COMMANDS,
    *(f" --{name} " for name in ("generate-secret", "client-secret", "callback-urls", "token-validity-units", "region")),
]  # fmt: skip
KEYS = [
    *("select", "extend-select", "ignore", "severity", "fail-on", "max-warnings", "baseline", "exclude", "force-exclude"),
    *(
        "respect-gitignore",
        "plugins",
        "templates",
        "aws-cli-version",
        "inputs",
        "overrides",
        "suppressions",
        "rules",
        "extends",
    ),
    *("files", "operation", "given", "code", "pointer", "reason", "version", "rule", "value", "count", "x"),
]
SETTINGS = {
    "skelint.toml": (
        'select = ["ALL"]\nignore = ["COG101"]\nfail-on = "note"\nmax-warnings = 3\nexclude = ["*.x", "!a/**"]\n'
        'extends = "base.toml"\naws-cli-version = 2\ntemplates = [["<<", ">>"]]\n[severity]\nAWS001 = "note"\n'
        '[[inputs]]\nfiles = ["*.json"]\noperation = "create-user-pool-client"\ngiven = ["UserPoolId"]\n'
        '[[overrides]]\nfiles = ["a"]\nignore = ["AWS"]\n'
        '[[suppressions]]\nfiles = ["*"]\nrule = "AWS010"\npointer = "/A"\nreason = "x"\n[rules.COG101]\nhosts = ["a"]\n'
    ),
    "pyproject.toml": '[tool.skelint]\nselect = ["AWS"]\nbaseline = "b.json"\n[tool.skelint.rules]\nx = {a = 1}\n',
    ".gitignore": "*.json\n!a.json\n/b/**\n[a-z]*\n\\#x\na?b\n**/c\n",
    ".skelint-baseline.json": (
        '{"version": 1, "files": {"a.create-user-pool-client.json": '
        '[{"rule": "AWS010", "pointer": "/A", "operation": "o", "value": "v", "count": 2}]}}'
    ),
}
"""The files that say how files are linted."""
SIGNS = [
    *"[]{}\"'=,.#\n\r\t\\!*?/-0aé\0",
    *("[[", "]]", "[tool.skelint]\n", '"""', "'''", "= [", "= {", "true", "1e400", "1979-05-27", "nan", "0x"),
    *("**", "[z-a]", "[!", "[^a", "[[:x:]]"),
    *("null", '"count": ', "-1", "1" * 30, "\ud800", '"\\ud800"', "\ufeff", "../"),
    *("/dev/zero", ".", "~", "[" * 200, "{a=" * 200),
    *KEYS,
]  # fmt: skip


@cache
def seeds() -> Mapping[str, Sequence[str]]:
    """Return the texts that mutation begins with, by the format: our samples, our examples, and commands in each host."""
    texts: dict[str, list[str]] = {name: [] for name in NAMES}
    by_suffix = {path: name for name, path in NAMES.items()}
    for file in tomllib.loads((TESTS / "readers/scripts/hosts.toml").read_text(encoding="utf-8"))["file"]:
        format_name = by_suffix.get(file["path"]) or {"x.tf": "terraform"}.get(file["path"], "text")
        texts[format_name].append(file["text"])
    for shape in tomllib.loads((TESTS / "readers/scripts/shapes.toml").read_text(encoding="utf-8"))["shape"]:
        if shape.get("file") in by_suffix:
            texts[by_suffix[shape["file"]]].append(shape["text"])
    for sample in sorted((TESTS.parent / "sample_inputs").rglob("*.*")):
        name = {"sh": "shell"}.get(sample.suffix[1:], sample.suffix[1:])
        texts[name].append(sample.read_text(encoding="utf-8", errors="replace"))
    for rule in Ruleset.collect():
        for example in (*rule.bad, *rule.good):
            if example.raw is None and example.language in ("json", "yaml"):
                texts[example.language].append(example.input)
    for name, host in HOSTS.items():
        texts[name] += [host.format(command.replace('"', '\\"') if name == "package" else command) for command in COMMANDS]
    return texts


@st.composite
def mutated(draw: st.DrawFn, text: str, pieces: Sequence[str]) -> str:
    """Return a text with pieces put in, taken out, doubled or cut off."""
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.sampled_from([start, min(start + draw(st.integers(0, 20)), len(text)), len(text)]))
        new = draw(st.sampled_from(["", text[start:end] * 2]) | st.lists(st.sampled_from(pieces), max_size=3).map("".join))
        text = text[:start] + new + text[end:]
    return text


@st.composite
def files(draw: st.DrawFn, formats: Sequence[str] = tuple(NAMES)) -> tuple[str, bytes]:
    """Return the name of a file and what it holds."""
    name = draw(st.sampled_from(formats))
    text = draw(mutated(draw(st.sampled_from(seeds()[name])), PIECES))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))
    encoding = draw(st.sampled_from(["utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-32"]))
    return NAMES[name], text.encode(encoding, "replace")


@st.composite
def configurations(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return the name of a file that says how files are linted, and what it holds."""
    name = draw(st.sampled_from(sorted(SETTINGS)))
    return name, draw(mutated(SETTINGS[name], SIGNS)).encode("utf-8", "surrogatepass")


FRAMES = [
    talk.frame(talk.message("initialize", talk.INITIALIZE, 1)),
    talk.editing("untitled:a", "json", '{"ClientName": "a/b"}', [(0, 3)], ["x"]),
    talk.editing("file:///none/x.yaml", "yaml", "ClientName: a/b\n", [(0, 13)], ["/"]),
    talk.frame(talk.message("$/cancelRequest", {"id": 10})),
    talk.frame(talk.message("workspace/didChangeConfiguration", {"settings": {"skelint": {"select": ["ALL"]}}})),
    talk.frame(talk.message("workspace/executeCommand", {"command": "skelint.explain", "arguments": ["AWS001"]}, 2)),
    talk.frame(
        talk.message("workspace/didChangeWatchedFiles", {"changes": [{"uri": "file:///none/skelint.toml", "type": 1}]})
    ),
    talk.frame(talk.message("textDocument/diagnostic", {"textDocument": {"uri": "untitled:a"}}, 3)),
]
"""What clients say."""
NOISE = [
    *("Content-Length: ", "content-length:5\r\n\r\n", "Content-Length: 99999999999\r\n\r\n", "\r\n", "\n"),
    *("\r\n\r\n", "{}", "[]", "null"),
    *('"id": ', '"method": ', '"params": {}', '"result": 1', '"error": {}', "-1", "1e999", '"\\ud800"', "[" * 300),
    *("\0", "\ufffd", ","),
    *('"textDocument/hover"', '"shutdown"', '"exit"', '"uri": "file:///a"', '"version": 0', '"contentChanges": []', "%00"),
    "untitled:",
]  # fmt: skip


@st.composite
def streams(draw: st.DrawFn) -> bytes:
    """Return what a client might say that has lost its way; each message that is one says how long it is."""
    said = []
    for spoken in draw(st.lists(st.sampled_from(FRAMES), max_size=3)):
        text = draw(mutated(spoken.decode(), NOISE))
        body = text.partition("\r\n\r\n")[2].encode("utf-8", "surrogatepass")
        said.append(talk.frame(body) if body and draw(st.booleans()) else text.encode("utf-8", "replace"))
    return b"".join(said)
