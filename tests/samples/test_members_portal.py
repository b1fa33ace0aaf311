"""The sample project: exactly the findings that it has, each of which rests on some of the saved files and on no other."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.cli.targets import targets
from skelint.project.settings import RunOptions, Settings
from skelint.run.run import outcomes

PROJECT = Path(__file__).parents[2] / "sample_inputs" / "members-portal"
STATE = sorted(path.name for path in (PROJECT / "aws-state").iterdir())
APP, UPDATE, SCRIPT = "app.create-user-pool-client.yaml", "new-callback.update-user-pool-client.json", "set-up.sh"
Place = tuple[str, str, str]
RESTS_ON: dict[Place, set[str]] = {
    (APP, "COG7001", "/SupportedIdentityProviders/2"): {"pool.json", "providers.json"},
    (APP, "COG7003", "/AllowedOAuthScopes/2"): {"resource-servers.yaml"},
    (APP, "COG7011", "/WriteAttributes"): {"google.json"},
    (APP, "COG7012", "/ReadAttributes/2"): {"pool.json"},
    (APP, "COG7013", "/WriteAttributes"): {"pool.json"},
    (UPDATE, "COG7102", ""): {"web.json"},
    (SCRIPT, "COG7003", "/AllowedOAuthScopes/2"): set(),
    (SCRIPT, "COG7011", "/WriteAttributes"): set(),
    (SCRIPT, "COG7013", "/WriteAttributes"): set(),
    (SCRIPT, "COG7102", ""): set(),
    (SCRIPT, "COG7103", "/AllowedOAuthFlows/0"): set(),
}
"""The findings about what other files say, each with the saved files that it rests on."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The working folder."""
    folder = tmp_path_factory.mktemp("portal")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


def findings(folder: Path, state: set[str]) -> set[Place]:
    """Return what a run finds in the project with some of its saved files."""
    portal = folder / "portal"
    shutil.rmtree(portal, ignore_errors=True)
    shutil.copytree(PROJECT, portal)
    for name in set(STATE) - state:
        (portal / "aws-state" / name).unlink()
    settings = Settings(RunOptions(isolated=True), folder)
    return {
        (Path(diagnostic.source.path).name, diagnostic.code, diagnostic.pointer)
        for outcome in outcomes(targets(["portal"], settings, None, skip=False), settings, cores=1)
        for diagnostic in outcome.diagnostics
    }


def of_others(places: set[Place]) -> set[Place]:
    return {place for place in places if place[1].startswith("COG7") and len(place[1]) > len("COG700")}


def test_the_project_has_just_these_findings(folder: Path) -> None:
    assert findings(folder, set(STATE)) == set(RESTS_ON)


@given(state=st.sets(st.sampled_from(STATE)))
def test_without_a_file_just_what_rests_on_it_is_gone(folder: Path, state: set[str]) -> None:
    assert of_others(findings(folder, state)) == {place for place, files in RESTS_ON.items() if files <= state}
