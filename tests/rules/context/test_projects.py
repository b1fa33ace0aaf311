"""Each row that takes other files has a project that fails and one that passes, and rests on the files that it names."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.rules.context.project import Row, reported
from tests.rules.context.projects import PROJECTS

from skelint.engine.diagnostic import Diagnostic

ROWS: Mapping[str, Row] = {
    row["name"]: row
    for name in ("constraints.json", "constraints-cognito.json")
    for row in json.loads((Path(__file__).parent.parent / name).read_text(encoding="utf-8"))
}


@pytest.fixture(params=PROJECTS)
def name(request: pytest.FixtureRequest) -> str:
    """The name of a row."""
    return str(request.param)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shown(diagnostic: Diagnostic) -> str:
    """Return the place in another file that the first label shows."""
    related = diagnostic.related[0]
    return related.source.path + related.pointer


def test_the_failing_project_is_reported(name: str, folder: Path) -> None:
    project = PROJECTS[name]
    (diagnostic,) = [each for each in reported(folder, project.failing_files(ROWS[name])) if each.code == project.code]
    assert (diagnostic.severity, diagnostic.pointer, diagnostic.message, shown(diagnostic)) == (
        project.severity,
        project.pointer,
        project.message,
        project.shown,
    )
    assert diagnostic.source.path.startswith("input.")


def test_the_passing_project_is_not(name: str, folder: Path) -> None:
    project = PROJECTS[name]
    codes = {diagnostic.code for diagnostic in reported(folder, project.passing_files(ROWS[name]))}
    assert project.code not in codes


def test_without_one_of_the_other_files_nothing_is_said(name: str, folder: Path) -> None:
    project = PROJECTS[name]
    for number, gone in enumerate(project.state):
        files = {path: text for path, text in project.failing_files(ROWS[name]).items() if path != gone}
        here = folder / str(number)
        here.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(here)
            assert project.code not in {diagnostic.code for diagnostic in reported(here, files)}
