"""What the README shows is what happens: each command is run, each output compared, each setting is one that is known.

`pytest tests/test_readme.py --golden` writes the outputs into it.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.project.config import load
from skelint.project.settings import RunOptions, Settings
from skelint.readers.reading import document
from skelint.silencing.stage import Silences, silenced

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(language: str) -> list[str]:
    return [text for found, text in BLOCK.findall(README) if found == language]


def shown() -> list[tuple[str, str]]:
    """Return the commands of the console blocks, each with the output shown below it."""
    commands = [part for block in blocks("console") for part in block.split("$ ")[1:]]
    return [(command, output) for command, _, output in (part.partition("\n") for part in commands)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "sample_inputs", copied / "sample_inputs")
    return copied


@pytest.mark.parametrize(("command", "output"), shown(), ids=[command for command, _ in shown()])
def test_a_command_gives_the_output_that_is_shown(
    folder: Path, command: str, output: str, request: pytest.FixtureRequest
) -> None:
    name, *arguments = command.split()
    assert name == "skelint"
    run = [sys.executable, "-m", "skelint", *arguments]
    done = subprocess.run(run, capture_output=True, text=True, check=False, cwd=folder, encoding="utf-8")
    assert "Traceback" not in done.stderr
    if request.config.getoption("--golden"):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        printed = f"$ {command}\n{done.stdout.rstrip()}\n"
        (ROOT / "README.md").write_text(text.replace(f"$ {command}\n{output.rstrip()}\n", printed), encoding="utf-8")
        return
    assert done.stdout.rstrip() == output.rstrip()


def test_the_configuration_that_is_shown_is_read(tmp_path: Path) -> None:
    (text,) = blocks("toml")
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


def test_the_suppression_that_is_shown_silences() -> None:
    (text,) = [block for block in blocks("yaml") if "skelint: ignore" in block]
    rules = Ruleset.collect().select(["redirects"])
    client = document("x.create-user-pool-client.yaml", text.encode())
    (diagnostic,) = silenced(client, lint(client, rules), rules, Silences()).diagnostics
    assert (diagnostic.code, diagnostic.silence and diagnostic.silence.by) == ("COG101", "comment")


def test_the_shell_commands_are_those_that_ci_runs() -> None:
    lint, test, install, ci = (block.strip() for block in blocks("sh"))
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "pip install ." in lint
    assert "pip install --quiet ." in script
    assert lint.endswith("skelint check sample_inputs")
    assert "skelint check sample_inputs" in script
    assert test.endswith("python -m pytest -n auto")
    assert "python -m pytest -q -n auto" in script
    assert install == "python3 -m pip install ."
    assert ci == "bash .ci/run"


def test_the_python_that_is_asked_for_is_the_one_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    assert "Python 3.11 or later" in README
