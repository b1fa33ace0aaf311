"""What the README and the pages of the site show is what happens: commands are run, outputs compared, numbers counted.

`pytest tests/test_readme.py --golden` writes outputs and counts into them.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.project.config import load
from skelint.project.settings import RunOptions, Settings
from skelint.readers.reading import document
from skelint.services.catalogue import operations
from skelint.silencing.stage import Silences, silenced

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
WEBSITE = ROOT / "rules" / "website"
PAGES = [README, *sorted((WEBSITE / "pages").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
MOST_WORDS = 760
"""What can be read in a minute or so, tables and blocks of code included."""
TOPICS: Sequence[Sequence[str]] = (
    ["command"],
    ["model"],
    ["input", "silences"],
    ["cognito"],
    ["dynamodb", "ecs", "s3", "route53", "cloudfront", "events", "policies"],
)
"""Of what each row of the README's table counts the rules: the first part of their category."""


def blocks(page: Path, language: str) -> list[str]:
    return [text for name, text in BLOCK.findall(page.read_text(encoding="utf-8")) if name == language]


def shown() -> Iterator[tuple[Path, str, str]]:
    """Yield the commands of the console blocks, each with its page and the output shown below it."""
    for page in PAGES:
        for block in blocks(page, "console"):
            for part in block.split("$ ")[1:]:
                command, _, output = part.partition("\n")
                yield page, command, output


SHOWN = list(shown())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clone = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "sample_inputs", clone / "sample_inputs")
    return clone


@pytest.mark.parametrize(("page", "command", "output"), SHOWN, ids=[f"{page.stem}: {text}" for page, text, _ in SHOWN])
def test_a_command_gives_the_output_that_is_shown(
    folder: Path, page: Path, command: str, output: str, request: pytest.FixtureRequest
) -> None:
    name, *arguments = command.split()
    assert name == "skelint"
    path = [str(ROOT / "tests" / "plugin"), *filter(None, [os.environ.get("PYTHONPATH")])]  # where the guide's package is
    done = subprocess.run(
        [sys.executable, "-m", "skelint", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
    )
    assert "Traceback" not in done.stderr
    if request.config.getoption("--golden"):
        printed = f"$ {command}\n{done.stdout.rstrip()}\n"
        text = page.read_text(encoding="utf-8").replace(f"$ {command}\n{output}", printed)
        page.write_text(text, encoding="utf-8")
        return
    assert done.stdout.rstrip() == output.rstrip()


def test_the_configuration_that_is_shown_is_read(tmp_path: Path) -> None:
    (text,) = blocks(WEBSITE / "pages" / "configuration.md", "toml")
    folder = tmp_path / "project"
    folder.mkdir()
    (tmp_path / "skelint.toml").write_text('ignore = ["COG207"]', encoding="utf-8")
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    settings = load(folder / "pyproject.toml")
    assert (settings.fail_on, list(settings.ignore)) == ("error", ["user-existence-disclosed", "COG207"])
    assert (
        Settings(RunOptions(config=folder / "pyproject.toml")).file(str(folder / "clients" / "legacy.json")).silences.accepted
    )
    hints = settings.hints(str(folder / "clients" / "web.json"))
    assert (str(hints.operation), set(hints.given)) == ("cognito-idp create-user-pool-client", {"UserPoolId"})


def test_the_comment_that_is_shown_silences() -> None:
    (text,) = blocks(WEBSITE / "pages" / "accepting.md", "yaml")
    rules = Ruleset.collect().select(["redirects"])
    client = document("x.create-user-pool-client.yaml", text.encode())
    (diagnostic,) = silenced(client, lint(client, rules), rules, Silences()).diagnostics
    assert (diagnostic.code, diagnostic.silence and diagnostic.silence.by) == ("COG101", "comment")


def test_the_entry_that_is_shown_silences(tmp_path: Path) -> None:
    (text,) = blocks(WEBSITE / "pages" / "accepting.md", "toml")
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    rules = Ruleset.collect().select(["redirects"])
    client = document("x.create-user-pool-client.json", b'{"CallbackURLs": ["http://kiosk.example.com/cb"]}')
    settings = Settings(RunOptions(config=tmp_path / "pyproject.toml")).file(str(tmp_path / "clients" / "legacy.json"))
    (diagnostic,) = silenced(client, lint(client, rules), rules, settings.silences).diagnostics
    assert diagnostic.silence == ("configuration", "the old kiosk, until it is replaced")


def test_the_shell_commands_are_those_that_ci_runs() -> None:
    samples, own, test = (block.strip() for block in blocks(README, "sh"))
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "pip install ." in samples
    assert "pip install --quiet ." in script
    assert samples.endswith("skelint check sample_inputs")
    assert "skelint check sample_inputs" in script
    assert own.splitlines()[0] == "skelint check"
    assert test.endswith("python -m pytest -n auto")
    assert "python -m pytest -q -n auto" in script
    assert "`bash .ci/run`" in README.read_text(encoding="utf-8")


def test_the_words_of_an_error_that_are_shown_lead_to_a_rule() -> None:
    (asked,) = re.findall(r'^skelint explain "(.+)"$', README.read_text(encoding="utf-8"), re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-m", "skelint", "explain", asked], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.startswith("# COG301: token-lifetime-out-of-range\n")


def test_the_python_that_is_asked_for_is_the_one_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    assert "Python 3.11 or later" in README.read_text(encoding="utf-8")


def test_it_can_be_read_in_a_minute() -> None:
    assert len(README.read_text(encoding="utf-8").split()) <= MOST_WORDS


def test_the_numbers_are_those_of_today(request: pytest.FixtureRequest) -> None:
    before, heading, rest = README.read_text(encoding="utf-8").partition("## What it finds\n")
    section, end, after = rest.partition("\n## ")
    counted = counts()
    numbers = iter(counted)
    today = re.sub(r"^\| \d+ \|", lambda _: f"| {next(numbers)} |", section, flags=re.MULTILINE)
    rules = Ruleset.collect().rules
    every = list(operations())
    total = (
        f"{len(rules)} rules, {sum(rule.fixable for rule in rules)} of them with a fix, for {len(every):,} operations of "
        f"{len({operation.service for operation in every})} services."
    )
    today = re.sub(r"^\d+ rules, .+? services\.", total, today, flags=re.MULTILINE)
    if request.config.getoption("--golden"):
        README.write_text(before + heading + today + end + after, encoding="utf-8")
        return
    assert section == today
    assert total in section
    assert sum(counted) == len(rules)


def counts() -> list[int]:
    topics = [rule.category.partition("/")[0] for rule in Ruleset.collect()]
    return [sum(topic in row for topic in topics) for row in TOPICS]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_to_files(page: Path) -> None:
    """Those between pages of the site are files too, so that the pages can be read in the repository."""
    targets = LINK.findall(BLOCK.sub("", page.read_text(encoding="utf-8")))
    assert [target for target in targets if not (page.parent / target).is_file()] == []
