"""Configurations and the user's settings: which counts where, and that a change of either is seen at once."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from skelint.server.analysis import analyse
from skelint.server.buffer import Buffer
from skelint.server.positions import Encoding
from skelint.server.preferences import Preferences, preferences
from skelint.server.settings import SettingsStore
from skelint.silencing.baseline import Baseline

pytestmark = pytest.mark.asyncio(loop_scope="session")
Start = Callable[..., Awaitable[Any]]
NAME = "web.create-user-pool-client.json"
FAULTY = '{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "a/b", "GenerateSecret": "true"}'
PLUGIN = Path(__file__).parent.parent / "plugin"


def changed(editor: Any, name: str) -> None:
    event = types.FileEvent(editor.uri(name), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


def found(path: Path, settings: object, text: str = FAULTY, *, trusted: bool = True) -> tuple[list[str], list[str]]:
    """Return the codes of what a text gives with the settings of a user, and what is complained of."""
    store = SettingsStore(trusted=trusted)
    own, _ = preferences(settings)
    made = store.of(str(path), path.parent, own)
    analysis = analyse(Buffer(path.as_uri(), 1, text), made, Encoding.UTF_16)
    return [one.code for one in analysis.diagnostics], store.complaints


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        ({}, ["AWS028", "AWS010"]),
        ({"ignore": ["AWS010"]}, ["AWS028"]),
        ({"select": ["wrong-type"]}, ["AWS010"]),
        ({"select": ["CLI"], "extendSelect": ["AWS028"]}, ["AWS028"]),
    ],
    ids=str,
)
async def test_the_settings_of_the_user_choose_rules(tmp_path: Path, settings: object, codes: list[str]) -> None:
    assert found(tmp_path / NAME, settings) == (codes, [])


async def test_they_are_added_to_the_configuration_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "skelint.toml").write_text('ignore = ["AWS028"]\n', encoding="utf-8")
    assert found(tmp_path / NAME, {"extendSelect": ["ALL"], "ignore": ["COG"]}) == (["AWS010"], [])


async def test_what_the_configuration_leaves_out_is_not_reported(tmp_path: Path) -> None:
    (tmp_path / "skelint.toml").write_text('exclude = ["old/"]\n', encoding="utf-8")
    (tmp_path / "old").mkdir()
    assert found(tmp_path / "old" / NAME, {})[0] == []
    assert found(tmp_path / NAME, {})[0] == ["AWS028", "AWS010"]


async def test_what_the_baseline_of_the_workspace_holds_is_not_reported(tmp_path: Path) -> None:
    buffer = Buffer((tmp_path / NAME).as_uri(), 1, FAULTY)
    before = analyse(buffer, SettingsStore(trusted=False).of(buffer.name, tmp_path, Preferences()), Encoding.UTF_16)
    Baseline(tmp_path / ".skelint-baseline.json").updated([buffer.name], before.diagnostics[:1]).write()
    assert found(tmp_path / NAME, {})[0] == ["AWS010"]


async def test_a_selector_that_chooses_nothing_is_told_and_the_defaults_hold(tmp_path: Path) -> None:
    codes, [complaint] = found(tmp_path / NAME, {"ignore": ["AWS10"]})
    assert codes == ["AWS028", "AWS010"]
    assert "no rule is selected by 'AWS10'" in complaint


async def test_a_severity_can_be_shown_as_another_or_not_at_all(start: Start) -> None:
    editor = await start(settings={"severity": {"error": "hint", "warning": "off"}})
    text = FAULTY.replace("}", ', "ExplicitAuthFlows": ["USER_PASSWORD_AUTH"]}')
    uri = editor.open(NAME, text)
    await editor.becomes(uri, ["AWS028", "AWS010"])
    assert {one.severity for one in await editor.diagnostics(uri)} == {types.DiagnosticSeverity.Hint}


async def test_a_client_that_is_not_asked_for_settings_sends_them_at_the_start_and_when_they_change(start: Start) -> None:
    def silent(capabilities: types.ClientCapabilities) -> None:
        assert capabilities.workspace is not None
        capabilities.workspace.configuration = False

    editor = await start(change=silent, settings={"ignore": ["AWS010"]})
    uri = editor.open(NAME, FAULTY)
    await editor.becomes(uri, ["AWS028"])
    settings = {"skelint": {"ignore": ["AWS028"]}}
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))
    await editor.becomes(uri, ["AWS010"])


async def test_settings_are_asked_for_again_when_they_change(start: Start) -> None:
    editor = await start(settings={"ignore": ["AWS010"]})
    uri = editor.open(NAME, FAULTY)
    await editor.becomes(uri, ["AWS028"])
    editor.client.set_configuration({"skelint": {"ignore": ["AWS028"]}})
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    await editor.becomes(uri, ["AWS010"])


async def test_each_folder_of_a_workspace_has_its_own_settings_and_configuration(start: Start, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "one" / "skelint.toml").write_text('ignore = ["AWS010"]\n', encoding="utf-8")
    editor = await start(folders=("one", "two"))
    editor.client.set_configuration({"skelint": {"ignore": ["AWS028"]}}, scope_uri=editor.uri("two"))
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
    one, two = editor.open(f"one/{NAME}", FAULTY), editor.open(f"two/{NAME}", FAULTY)
    await editor.becomes(one, ["AWS028"])
    await editor.becomes(two, ["AWS010"])


async def test_a_configuration_that_appears_changes_or_goes_is_seen(editor: Any, tmp_path: Path) -> None:
    uri = editor.open(NAME, FAULTY)
    await editor.becomes(uri, ["AWS028", "AWS010"])
    config = tmp_path / "skelint.toml"
    config.write_text('ignore = ["AWS028"]\n', encoding="utf-8")
    changed(editor, "skelint.toml")
    await editor.becomes(uri, ["AWS010"])
    config.write_text('ignore = ["AWS010"]\n', encoding="utf-8")
    changed(editor, "skelint.toml")
    await editor.becomes(uri, ["AWS028"])
    config.unlink()
    changed(editor, "skelint.toml")
    await editor.becomes(uri, ["AWS028", "AWS010"])
    watchers = {one.method for one in editor.registered}
    assert watchers == {types.WORKSPACE_DID_CHANGE_WATCHED_FILES, types.WORKSPACE_DID_CHANGE_CONFIGURATION}


async def test_a_broken_configuration_is_told_once_and_what_held_before_still_holds(editor: Any, tmp_path: Path) -> None:
    config = tmp_path / "skelint.toml"
    config.write_text('ignore = ["AWS028"]\n', encoding="utf-8")
    uri = editor.open(NAME, FAULTY)
    await editor.becomes(uri, ["AWS010"])
    config.write_text("ignore = nonsense\n", encoding="utf-8")
    for version in (2, 3, 4):
        editor.replace(uri, version, FAULTY + " " * version)
        assert await editor.codes(uri, version) == ["AWS010"]
    assert len([message for message in editor.client.messages if "skelint.toml" in message.message]) == 1


@pytest.mark.parametrize(
    ("asked", "trusted", "codes"),
    [
        ({}, True, []),
        ({"trustPlugins": True}, True, ["ACME001"]),
        ({"trustPlugins": True}, False, []),
    ],
    ids=["by default", "where the user trusts it", "never in an untrusted workspace"],
)
async def test_plugins_of_a_repository_are_loaded_only_where_the_user_says_so(
    tmp_path: Path, asked: object, trusted: bool, codes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    config = """
    plugins = ["acme_skelint_rules"]
    extend-select = ["ACME"]
    [severity]
    ACME001 = "error"
    [rules.client-name-without-team]
    [[overrides]]
    files = ["*.json"]
    extend-select = ["ACME001"]
    [[suppressions]]
    files = ["none.json"]
    rule = "ACME001"
    """
    (tmp_path / "skelint.toml").write_text(config, encoding="utf-8")
    monkeypatch.syspath_prepend(str(PLUGIN))
    clean = '{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "web"}'
    given, complaints = found(tmp_path / NAME, asked, clean, trusted=trusted)
    assert given == codes
    assert [one for one in complaints if "whose code would run: it is not loaded" in one] == complaints
    assert len(complaints) == (0 if codes else 1)


async def test_an_untrusted_workspace_is_a_matter_of_the_command(start: Start, tmp_path: Path) -> None:
    (tmp_path / "skelint.toml").write_text('plugins = ["acme_skelint_rules"]\n', encoding="utf-8")
    editor = await start("--untrusted-workspace", settings={"trustPlugins": True})
    await editor.becomes(editor.open(NAME, FAULTY), ["AWS028", "AWS010"])
    await editor.until(lambda: any("whose code would run" in one.message for one in editor.client.messages))


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"ingore": []}, "there is no setting skelint.ingore; did you mean ignore?"),
        ({"select": "AWS"}, "skelint.select must be a list of strings"),
        ({"fixes": "some"}, "skelint.fixes must be all, safe or none"),
        ({"severity": {"fatal": "off"}}, "skelint.severity: there is no severity 'fatal'; they are note, warning and error"),
        ({"trustPlugins": "yes"}, "skelint.trustPlugins must be true or false"),
        ({"debounce": -1}, "skelint.debounce must be a number of milliseconds, 0 to 5,000"),
    ],
    ids=str,
)
async def test_a_setting_that_cannot_be_used_is_told_and_the_others_count(given: dict[str, object], complaint: str) -> None:
    found, complaints = preferences({"skelint": {**given, "extendSelect": ["advice"]}})
    assert complaints == [complaint]
    assert found == Preferences(extend_select=["advice"])
