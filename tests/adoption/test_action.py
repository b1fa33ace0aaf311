"""The GitHub action: its form by GitHub's own schema and two linters, and its steps run as the runner runs them."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
FOLDER = Path(".github", "actions", "skelint")
ACTION: dict[str, Any] = YAML(typ="safe").load((ROOT / FOLDER / "action.yml").read_text(encoding="utf-8"))
WORKFLOWS = sorted(path.relative_to(ROOT) for path in (ROOT / ".github" / "workflows").iterdir())
EXPRESSION = re.compile(r"\$\{\{ (.+?) \}\}")
COMPARISON = re.compile(r"(\S+) (==|!=) '(.*)'")
Run = Callable[..., subprocess.CompletedProcess[str]]
Needed = Callable[[str], None]

FAULTY = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "AuthSessionValidity": 99}'
WARNED = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "PreventUserExistenceErrors": "LEGACY"}'
CLEAN = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}'
NAME = "web.create-user-pool-client.json"


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", FOLDER / "action.yml"),
        *(("vendor.github-workflows", path) for path in WORKFLOWS),
    ],
    ids=str,
)
def test_it_is_of_the_form_that_github_asks_for(run: Run, needed: Needed, schema: str, file: Path) -> None:
    needed("check-jsonschema")
    done = run("check-jsonschema", "--builtin-schema", schema, ROOT / file)
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing_in_action_workflow_and_hooks(run_in: Run, needed: Needed) -> None:
    needed("zizmor")
    done = run_in(
        ROOT, "zizmor", "--offline", "--no-progress", "--persona=pedantic", "--strict-collection", "--collect=all", "."
    )
    assert done.returncode == 0, done.stdout
    for name in ("action.yml", ".pre-commit-hooks.yaml", *(path.name for path in WORKFLOWS)):
        assert name in done.stdout


def test_actionlint_finds_nothing_in_the_workflows(run_in: Run, needed: Needed) -> None:
    needed("actionlint")
    done = run_in(ROOT, "actionlint", *WORKFLOWS)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    ("further", "complaint"), [("", ""), ("no-such-input", 'input "no-such-input" is not defined in action')]
)
def test_actionlint_reads_the_action_where_it_is_used(
    repository: Path, run: Run, needed: Needed, further: str, complaint: str
) -> None:
    needed("actionlint")
    shutil.copytree(ROOT / FOLDER, repository / FOLDER)
    inputs = dict.fromkeys([*ACTION["inputs"], *filter(None, [further])], "x")
    step = {"id": "lint", "uses": f"./{FOLDER.as_posix()}", "with": inputs}
    steps = [step, {"run": "echo ${{ steps.lint.outputs.status }}"}]
    workflow = repository / ".github" / "workflows" / "use.yml"
    workflow.parent.mkdir()
    workflow.write_text(json.dumps({"on": "push", "jobs": {"lint": {"runs-on": "ubuntu-latest", "steps": steps}}}))
    done = run("actionlint", workflow)
    assert (done.returncode == 0, complaint in done.stdout) == (not complaint, True), done.stdout


@pytest.mark.parametrize("step", ACTION["runs"]["steps"], ids=lambda step: step["name"])
def test_shellcheck_finds_nothing_in_a_step(tmp_path: Path, run: Run, needed: Needed, step: dict[str, str]) -> None:
    needed("shellcheck")
    (tmp_path / "step.sh").write_text("#!/bin/bash\n" + step["run"])
    done = run("shellcheck", tmp_path / "step.sh")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("step", ACTION["runs"]["steps"], ids=lambda step: step["name"])
def test_a_script_holds_no_expression(step: dict[str, str]) -> None:
    assert "${{" not in step["run"]
    assert step["shell"] == "bash"


@dataclass
class Job:
    """What GitHub's runner knows while it runs a composite action."""

    workspace: Path
    temporary: Path
    action: Path
    run_in: Run
    steps: dict[str, dict[str, str]] = field(default_factory=dict)
    """The outputs of each step that has an id."""

    def run(self, inputs: Mapping[str, str], *, steps: slice) -> tuple[int, str]:
        """Return the exit status and the log of steps of the action; one that fails is the last."""
        given = {name: str(declared["default"]) for name, declared in ACTION["inputs"].items()} | dict(inputs)
        log = ""
        for step in ACTION["runs"]["steps"][steps]:
            if "if" in step and not self._holds(step["if"], given):
                continue
            done = self._script(step, {name: self._filled(value, given) for name, value in step["env"].items()})
            log += done.stdout
            if done.returncode:
                return done.returncode, log
        return 0, log

    def file(self, name: str) -> str:
        """Return what was written to an environment file of the runner."""
        return (self.temporary / name).read_text(encoding="utf-8")

    def _script(self, step: dict[str, str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        files = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")
        for name in files:
            (self.temporary / name).touch()
        (self.temporary / files[0]).write_text("")
        (self.temporary / "script.sh").write_text(step["run"])
        runner = {name: str(self.temporary / name) for name in files}
        runner |= {"RUNNER_TEMP": str(self.temporary), "GITHUB_ACTION_PATH": str(self.action), "GITHUB_ACTIONS": "true"}
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", self.temporary / "script.sh"]
        done = self.run_in(self.workspace, *command, **runner, **environment)
        if "id" in step:
            self.steps[step["id"]] = dict(line.split("=", 1) for line in self.file("GITHUB_OUTPUT").splitlines())
        return done

    def _filled(self, text: str, inputs: Mapping[str, str]) -> str:
        return EXPRESSION.sub(lambda found: self._value(found[1], inputs), text)

    def _value(self, expression: str, inputs: Mapping[str, str]) -> str:
        match expression.split("."):
            case ["inputs", name]:
                return inputs[name]
            case ["steps", step, "outputs", name]:
                return self.steps.get(step, {}).get(name, "")
        raise AssertionError(f"the tests cannot evaluate {expression}")

    def _holds(self, condition: str, inputs: Mapping[str, str]) -> bool:
        comparison = COMPARISON.fullmatch(condition)
        assert comparison, condition
        expression, operator, literal = comparison.groups()
        return (self._value(expression, inputs) == literal) == (operator == "==")


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory, checkout: Path, run_in: Run) -> Job:
    """Return a job whose first step has run, in a repository whose modules would be imported by `python -m`."""
    folder = tmp_path_factory.mktemp("runner")
    workspace = folder / "workspace"
    workspace.mkdir()
    for module in ("pip", "venv", "ensurepip", "typing", "typer", "skelint", "hatchling"):
        (workspace / f"{module}.py").write_text("open('imported', 'w')\n")
    job = Job(workspace, folder, checkout / FOLDER, run_in)
    status, log = job.run({"python": sys.executable}, steps=slice(1))
    assert status == 0, log
    return job


@pytest.fixture
def job(tmp_path: Path, installation: Job) -> Job:
    """Return a job that is about to lint a workspace of its own."""
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    return replace(installation, workspace=workspace, temporary=tmp_path, steps={"install": installation.steps["install"]})


LINTING = slice(1, None)


@pytest.mark.slow
def test_nothing_of_the_repository_is_imported(installation: Job) -> None:
    status, log = installation.run({}, steps=LINTING)
    assert status == 3, log  # there is nothing to check
    assert not (installation.workspace / "imported").exists()


@pytest.mark.slow
def test_findings_are_in_the_log_as_annotations_in_the_summary_and_in_the_report(job: Job) -> None:
    (job.workspace / NAME).write_text(FAULTY)
    status, log = job.run({"sarif": "reports/skelint.sarif"}, steps=LINTING)
    assert status == 1
    assert job.steps["lint"] == {"status": "1"}
    column = FAULTY.index("99") + 1
    assert f"--> {NAME}:1:{column}\n" in log
    (annotation,) = [line for line in log.splitlines() if line.startswith("::error ")]
    assert f"file={NAME},line=1,endLine=1,col={column},endColumn={column + 2}" in annotation
    assert "AuthSessionValidity" in job.file("GITHUB_STEP_SUMMARY")
    (result,) = json.loads((job.workspace / "reports/skelint.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "AWS027"


@pytest.mark.slow
def test_a_clean_run_says_so(job: Job) -> None:
    (job.workspace / NAME).write_text(CLEAN)
    status, log = job.run({"sarif": "skelint.sarif"}, steps=LINTING)
    assert (status, job.steps["lint"]) == (0, {"status": "0"})
    assert "No faults found in 1 file." in log
    assert not [line for line in log.splitlines() if line.startswith(("::error", "::warning"))]
    assert json.loads((job.workspace / "skelint.sarif").read_text(encoding="utf-8"))["runs"][0]["results"] == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "inputs", "status"),
    [
        (FAULTY, {"fail-on": "never"}, 0),
        (WARNED, {}, 1),
        (WARNED, {"fail-on": "error"}, 0),
        (FAULTY, {"args": "--ignore=AWS027"}, 0),
        (FAULTY, {"args": "\n--select=COG\n\n--extend-select=AWS010\n"}, 0),
        (FAULTY, {"args": "--no-such-option"}, 2),
        (FAULTY, {"paths": "elsewhere"}, 3),
        (FAULTY, {"paths": f"elsewhere\n{NAME}\n"}, 1),
        (FAULTY, {"paths": "missing.json"}, 2),
    ],
    ids=str,
)
def test_the_inputs_are_options_and_paths(job: Job, text: str, inputs: dict[str, str], status: int) -> None:
    (job.workspace / NAME).write_text(text)
    (job.workspace / "elsewhere").mkdir()
    assert (job.run(inputs, steps=LINTING)[0], job.steps["lint"]) == (status, {"status": str(status)})


@pytest.mark.slow
@pytest.mark.parametrize(
    "hostile",
    ["$(touch ran)", "`touch ran`", "; touch ran", "' && touch ran '", '"; touch ran; "', "a b*", "--fix", "${HOME}"],
)
def test_an_input_is_a_word_whatever_it_holds(job: Job, hostile: str) -> None:
    status, log = job.run({"paths": hostile, "sarif": "a b'.sarif"}, steps=LINTING)
    assert (status, hostile in log) == (2, True)
    for name in ("fail-on", "args"):
        job.run({name: hostile}, steps=LINTING)
    assert sorted(path.name for path in job.workspace.iterdir()) == ["a b'.sarif"]


@pytest.mark.slow
def test_a_hostile_file_gives_no_command_of_its_own(job: Job) -> None:
    (job.workspace / "x\n::set-output name=status::0.create-user-pool-client.json").write_text(
        FAULTY.replace("app", "::error::")
    )
    _, log = job.run({}, steps=LINTING)
    commands = [line for line in log.splitlines() if line.lstrip().startswith("::") or "##[" in line]
    assert [command.partition("=")[0] for command in commands] == ["::error title"] * 2


@pytest.mark.slow
def test_without_linting_skelint_is_on_the_path_and_the_matcher_is_registered(job: Job) -> None:
    (job.workspace / NAME).write_text(FAULTY)
    status, log = job.run({"lint": "false"}, steps=LINTING)
    assert (status, "lint" in job.steps) == (0, False)
    command, _, matcher = log.strip().rpartition("::")
    assert command == "::add-matcher"
    assert json.loads(Path(matcher).read_text())["problemMatcher"]
    (folder,) = job.file("GITHUB_PATH").splitlines()
    assert "AWS027" in job.run_in(job.workspace, Path(folder, "skelint"), "check", "--format", "concise").stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("package", "complaint"),
    [
        ("skelint==9.9.9", "No matching distribution found for skelint==9.9.9"),
        ("./gone.whl", "gone.whl"),
        ("--target=elsewhere", "Invalid requirement"),
    ],
)
def test_another_package_is_asked_for_by_name_and_is_no_option_of_pip(
    tmp_path: Path, run_in: Run, package: str, complaint: str
) -> None:
    job = Job(tmp_path, tmp_path, Path("nowhere"), partial(run_in, PIP_NO_INDEX="1"))
    status, log = job.run({"python": sys.executable, "package": package}, steps=slice(1))
    assert status == 1
    assert complaint in log


def test_without_one_no_index_is_asked_for_skelint() -> None:
    """The name may be somebody else's there."""
    install = ACTION["runs"]["steps"][0]["run"]
    assert ACTION["inputs"]["package"]["default"] == ""
    assert "${INPUT_PACKAGE:-$GITHUB_ACTION_PATH/../../..}" in install
