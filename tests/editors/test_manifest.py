"""The manifest of the VS Code extension says of settings, languages and commands what the server and the code say."""

import dataclasses
import json
import re
from pathlib import Path

from skelint import __version__
from skelint.readers.registry import BY_LANGUAGE, FORMATS
from skelint.server import preferences

ROOT = Path(__file__).parent.parent.parent
EXTENSION = ROOT / "linter" / "editors" / "vscode"
MANIFEST = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
SETTINGS = {
    name.removeprefix("skelint."): facts for name, facts in MANIFEST["contributes"]["configuration"]["properties"].items()
}
README = (EXTENSION / "README.md").read_text(encoding="utf-8")
OWN = {"path", "args", "trace.server"}
"""The settings that the server does not know."""
FURTHER = {"dockercompose", "github-actions-workflow", "azure-pipelines", "ansible"}
"""Languages of other extensions for files that are told by their names."""


def languages() -> set[str]:
    return {event.removeprefix("onLanguage:") for event in MANIFEST["activationEvents"]}


def test_the_settings_are_those_of_the_server_with_its_defaults() -> None:
    given = {name: facts["default"] for name, facts in SETTINGS.items() if name not in OWN}
    assert preferences.preferences(given) == (preferences.Preferences(extend_select=[], ignore=[]), [])
    assert len(given) == len(dataclasses.fields(preferences.Preferences))
    assert SETTINGS["fixes"]["enum"] == list(preferences.FIXES)
    severities = SETTINGS["severity"]["properties"]
    assert set(severities) == set(preferences.SEVERITIES)
    assert all(facts["enum"] == list(preferences.SHOWN) for facts in severities.values())
    assert SETTINGS["debounce"]["maximum"] == preferences.MOST_DEBOUNCE


def test_it_wakes_for_every_format_that_editors_have_a_language_for() -> None:
    assert languages() - FURTHER <= set(BY_LANGUAGE)
    assert [row.name for row in FORMATS if row.languages and languages().isdisjoint(row.languages)] == []


def test_a_folder_that_is_not_trusted_sets_nothing_that_runs_code() -> None:
    trust = MANIFEST["capabilities"]["untrustedWorkspaces"]
    assert trust["supported"] == "limited"
    assert set(trust["restrictedConfigurations"]) == {"skelint.path", "skelint.args", "skelint.trustPlugins"}


def test_every_command_is_registered_and_in_the_readme() -> None:
    code = (EXTENSION / "src" / "extension.ts").read_text(encoding="utf-8")
    commands = {command["command"]: command["title"] for command in MANIFEST["contributes"]["commands"]}
    assert set(re.findall(r'registerCommand\("([\w.]+)"', code)) == set(commands)
    assert [title for title in commands.values() if f"*skelint: {title}*" not in README] == []


def test_the_readme_lists_every_setting() -> None:
    assert re.findall(r"^\| `skelint\.([\w.]+)`", README, re.MULTILINE) == list(SETTINGS)


def test_version_and_licence_are_those_of_the_project_and_no_registry_is_named() -> None:
    assert MANIFEST["version"] == __version__
    assert (EXTENSION / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert '"resolved"' not in (EXTENSION / "package-lock.json").read_text(encoding="utf-8")
