"""What the page about CI gives to copy for CI and hooks: of the right form, and its commands do what is said."""

import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(yaml|groovy|shell)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SH = re.compile(r"^\s*sh '(.*)'$", re.MULTILINE)
SOURCE = "git+https://github.com/OWNER/skelint@v0.1.0"
Run = Callable[..., subprocess.CompletedProcess[str]]
Needed = Callable[[str], None]

FAULTY = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "AuthSessionValidity": 99}'


def blocks(language: str) -> list[str]:
    page = (ROOT / "rules" / "website" / "pages" / "ci.md").read_text(encoding="utf-8")
    return [text for name, text in BLOCK.findall(page) if name == language]


def parsed(text: str) -> Any:
    return YAML(typ="safe").load(text)


def yaml(key: str) -> list[str]:
    """Return the YAML blocks whose top level has a key."""
    return [text for text in blocks("yaml") if key in parsed(text)]


WORKFLOWS, (GITLAB,), (HOOKS,), (JENKINSFILE,) = yaml("jobs"), yaml("skelint"), yaml("repos"), blocks("groovy")


@pytest.fixture
def local(checkout: Path) -> Callable[[str], str]:
    """Return how to turn a command of the page into one that installs from the checkout, with the Python at hand."""

    def local(command: str) -> str:
        return command.replace(SOURCE, shlex.quote(str(checkout)))

    return local


def test_there_is_a_snippet_for_each() -> None:
    assert len(WORKFLOWS) == 2
    assert len(blocks("yaml")) == 4


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=["action", "plain"])
def test_a_workflow_is_of_githubs_form_and_the_linters_find_nothing(
    repository: Path, run: Run, needed: Needed, workflow: str
) -> None:
    for command in ("check-jsonschema", "actionlint", "zizmor"):
        needed(command)
    file = repository / ".github" / "workflows" / "skelint.yml"
    file.parent.mkdir(parents=True)
    file.write_text(workflow)
    (repository / ".github" / "zizmor.yml").write_text((ROOT / ".github" / "zizmor.yml").read_text())
    for command in (
        "check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/skelint.yml",
        "actionlint .github/workflows/skelint.yml",
        "zizmor --offline --no-progress --strict-collection .github/workflows/skelint.yml",
    ):
        done = run(*command.split())
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=["action", "plain"])
def test_the_inputs_that_a_workflow_gives_are_those_of_the_action(workflow: str) -> None:
    action = parsed((ROOT / ".github" / "actions" / "skelint" / "action.yml").read_text())
    for step in parsed(workflow)["jobs"]["skelint"]["steps"]:
        if step.get("uses", "").startswith("OWNER/skelint/"):
            path = step["uses"].removeprefix("OWNER/skelint/").partition("@")[0]
            assert (ROOT / path / "action.yml").is_file()
            assert step["with"].keys() <= action["inputs"].keys()


def test_the_gitlab_job_is_of_gitlabs_form(tmp_path: Path, run: Run, needed: Needed) -> None:
    needed("check-jsonschema")
    (tmp_path / ".gitlab-ci.yml").write_text(GITLAB)
    done = run(
        "check-jsonschema",
        "--builtin-schema",
        "vendor.gitlab-ci",
        "--data-transform",
        "gitlab-ci",
        tmp_path / ".gitlab-ci.yml",
    )
    assert done.returncode == 0, done.stdout


def test_the_hook_is_one_that_there_is_and_pre_commit_reads_it(tmp_path: Path, run: Run, needed: Needed) -> None:
    needed("pre-commit")
    (tmp_path / "config.yaml").write_text(HOOKS)
    done = run("pre-commit", "validate-config", tmp_path / "config.yaml")
    assert (done.returncode, done.stdout) == (0, "")
    ids = {hook["id"] for hook in parsed((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert {hook["id"] for hook in parsed(HOOKS)["repos"][0]["hooks"]} <= ids


def test_the_jenkinsfile_is_groovy() -> None:
    parser = pytest.importorskip("groovy_parser.parser")
    assert parser.parse_groovy_content(JENKINSFILE).data == "compilation_unit"
    with pytest.raises(pytest.importorskip("lark").UnexpectedInput):  # it can tell
        parser.parse_groovy_content(JENKINSFILE.replace("stages {", "stages {{", 1))


@pytest.fixture
def faulty(repository: Path) -> Path:
    (repository / "web.create-user-pool-client.json").write_text(FAULTY)
    return repository


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, run_in: Run) -> str:
    """Return the PATH of an image with Python, whose pip installs into an environment."""
    folder = tmp_path_factory.mktemp("image")
    assert run_in(folder, sys.executable, "-m", "venv", "venv").returncode == 0
    return f"{folder / 'venv' / 'bin'}:/usr/local/bin:/usr/bin:/bin"


def script(run: Run, commands: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Return the last of some commands, run one after the other; those before it must end well."""
    *before, last = commands
    for command in before:
        done = run("bash", "-e", "-c", command, **environment)
        assert done.returncode == 0, done.stdout
    return run("bash", "-e", "-c", last, **environment)


@pytest.mark.slow
def test_the_steps_of_the_plain_workflow_run(faulty: Path, run: Run, path: str, local: Callable[[str], str]) -> None:
    steps = [step["run"] for step in parsed(WORKFLOWS[1])["jobs"]["skelint"]["steps"] if "run" in step]
    summary = faulty.parent / "summary.md"
    commands = [local(step).replace("pipx install", "pip install") for step in steps]
    done = script(run, commands, PATH=path, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 1
    assert "\n::error " in f"\n{done.stdout}"
    assert "AWS027" in summary.read_text()
    assert "AWS027" in (faulty / "skelint.sarif").read_text()


@pytest.mark.slow
def test_the_script_of_the_gitlab_job_runs(faulty: Path, run: Run, path: str, local: Callable[[str], str]) -> None:
    job = parsed(GITLAB)["skelint"]
    done = script(run, [local(command) for command in job["script"]], PATH=path)
    assert (done.returncode, "error[AWS027]" in done.stdout) == (1, True)
    for report in job["artifacts"]["reports"].values():
        assert "AWS027" in (faulty / report).read_text()


@pytest.mark.slow
def test_the_steps_of_the_jenkinsfile_run(faulty: Path, run: Run, path: str, local: Callable[[str], str]) -> None:
    done = script(run, [local(command) for command in SH.findall(JENKINSFILE)], PATH=path)
    assert (done.returncode, "error[AWS027]" in done.stdout) == (1, True)
    (report,) = re.findall(r"junit '(.*)'", JENKINSFILE)
    assert "AWS027" in (faulty / report).read_text()
