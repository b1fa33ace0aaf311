"""The configuration: one schema says what it can hold, the closest to a file counts, and it can extend another."""

import json
import os
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from skelint.authoring.finding import Severity
from skelint.project.config import SCHEMA, SEVERITIES, Config, ConfigError, as_table, load
from skelint.project.settings import RunOptions, Settings
from skelint.silencing.baseline import BaselineError

CONTENT = "wJalrXUtnFEMI"
DECLARED = json.loads(SCHEMA.read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_the_schema_is_one_and_declares_what_a_configuration_holds() -> None:
    Draft202012Validator.check_schema(DECLARED)
    held = {one.name.replace("_", "-") for one in fields(Config)} - {"folder", "path"}
    assert set(DECLARED["properties"]) == held | {"extends"}
    assert tuple(DECLARED["properties"]["fail-on"]["enum"]) == SEVERITIES
    assert all("description" in setting for setting in DECLARED["properties"].values())


def test_all_settings_at_once(folder: Path) -> None:
    text = """
        select = ["AWS"]
        extend-select = ["advice"]
        ignore = ["COG1"]
        fail-on = "error"
        max-warnings = 3
        baseline = "old.json"
        exclude = ["vendor/"]
        force-exclude = true
        respect-gitignore = false
        plugins = ["p"]
        templates = [["[[", "]]"]]
        [severity]
        COG207 = "note"
        [rules.COG311]
        longest-days = 90
        [[inputs]]
        files = ["x"]
        operation = "create-user-pool-client"
        given = ["UserPoolId"]
        [[overrides]]
        files = ["x"]
        select = ["COG"]
        [[suppressions]]
        files = ["x"]
        rule = "COG101"
        pointer = "/CallbackURLs"
        reason = "r"
    """
    config = load(written(folder / "skelint.toml", text))
    table = as_table(config)
    assert table["baseline"] == str(folder / "old.json")
    assert table["exclude"] == [["vendor/"]]
    assert table["suppressions"] == [{"files": ["x"], "rule": "COG101", "pointer": "/CallbackURLs", "reason": "r"}]
    assert set(table) == set(DECLARED["properties"]) - {"extends"}


def test_the_closest_to_a_file_counts(folder: Path) -> None:
    written(folder / "skelint.toml", 'ignore = ["AWS"]')
    written(folder / "deep" / "pyproject.toml", '[tool.skelint]\nignore = ["COG"]')
    written(folder / "deep" / "er" / "pyproject.toml", "[tool.other]")
    settings = Settings()
    assert "AWS001" not in {rule.code for rule in settings.file("a.json").rules}
    for name in ("deep/a.json", "deep/er/a.json", str(folder / "deep" / "a.json"), "deep/er/no/such/folder/a.json"):
        codes = {rule.code for rule in settings.file(name).rules}
        assert "AWS001" in codes
        assert not any(code.startswith("COG") for code in codes)
    assert settings.file("a.json").rules is settings.file("b.json").rules


def test_an_extended_configuration_is_added_to(folder: Path) -> None:
    base = """
        select = ["AWS"]
        ignore = ["AWS001"]
        fail-on = "error"
        [severity]
        AWS002 = "note"
        AWS003 = "note"
        [[overrides]]
        files = ["/x.json"]
        ignore = ["AWS004"]
    """
    written(folder / "base" / "skelint.toml", base)
    own = 'extends = "base/skelint.toml"\nselect = ["COG"]\nignore = ["COG1"]\n[severity]\nAWS002 = "error"\n'
    config = load(written(folder / "skelint.toml", own))
    assert (config.select, config.fail_on) == (["COG"], "error")
    assert tuple(config.ignore) == ("COG1", "AWS001")
    assert config.severity == {"AWS002": "error", "AWS003": "note"}
    (override,) = config.overrides
    assert override.files.match("base/x.json")
    assert not override.files.match("x.json")


@pytest.mark.parametrize("way", [["a.toml"], ["b.toml", "a.toml"], ["b.toml", "c.toml", "b.toml"]])
def test_a_circle_is_an_error(folder: Path, way: list[str]) -> None:
    for name, other in zip(["a.toml", *way], way, strict=False):
        written(folder / name, f'extends = "{other}"')
    with pytest.raises(ConfigError, match="extends itself"):
        load(folder / "a.toml")


def test_overrides_that_match_add_up(folder: Path) -> None:
    text = """
        ignore = ["COG1"]
        [[overrides]]
        files = ["*.json"]
        ignore = ["AWS001"]
        [[overrides]]
        files = ["test/"]
        extend-select = ["advice"]
        severity = {AWS002 = "warning"}
    """
    written(folder / "skelint.toml", text)
    settings = Settings()
    plain, test = settings.file("a.json").rules, settings.file("test/a.json").rules
    assert {rule.code for rule in plain} < {rule.code for rule in test}
    assert "AWS001" not in {rule.code for rule in test}
    assert (plain.severity(plain["AWS002"]), test.severity(test["AWS002"])) == (Severity.ERROR, Severity.WARNING)


def test_options_come_before_the_configuration(folder: Path) -> None:
    written(folder / "skelint.toml", 'select = ["AWS"]\nignore = ["AWS001"]')
    codes = {rule.code for rule in Settings(RunOptions(select=["AWS00"], ignore=["AWS002"])).file("a.json").rules}
    assert codes == {"AWS003", "AWS004", "AWS005", "AWS006"}


def test_a_note_that_is_given_a_severity_is_on_and_the_longest_selector_counts(folder: Path) -> None:
    written(folder / "skelint.toml", '[severity]\nCOG403 = "error"\nCOG4 = "note"\nCOG108 = "warning"\nALL = "warning"\n')
    rules = Settings().file("a.json").rules
    severities = {code: rules.severity(rules[code]) for code in ("COG403", "COG404", "COG108", "AWS001")}
    assert severities == {
        "COG403": Severity.ERROR,
        "COG404": Severity.NOTE,
        "COG108": Severity.WARNING,
        "AWS001": Severity.WARNING,
    }


@pytest.mark.parametrize("how", ["closest", "pyproject", "named", "extended", "baseline"])
@pytest.mark.parametrize(
    "make",
    [
        os.mkfifo,
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path),
        lambda path: path.symlink_to("/dev/tty0"),
        lambda path: path.write_bytes(CONTENT.encode() + b"\xff"),
        lambda path: path.write_text(f'"{CONTENT}'),
        lambda path: path.write_text("a = " + "[" * 9_000 + "]" * 9_000),
    ],
    ids=["pipe", "device", "loop", "another device", "not UTF-8", "broken", "deep"],
)
def test_a_file_that_cannot_be_used_is_named_and_not_quoted(folder: Path, how: str, make: Callable[[Path], None]) -> None:
    path = folder / {"closest": "skelint.toml", "pyproject": "pyproject.toml"}.get(how, "x.toml")
    make(path)
    if how == "pyproject" and path.is_file():
        path.write_bytes(b"[tool.skelint]\n" + path.read_bytes())
    if how == "extended":
        written(folder / "skelint.toml", 'extends = "x.toml"')
    options = RunOptions(config=path if how == "named" else None, baseline=path if how == "baseline" else None)
    with pytest.raises((ConfigError, BaselineError)) as caught:
        Settings(options).file("a.json")
    assert path.name in str(caught.value)
    assert CONTENT not in str(caught.value)
    assert "xff" not in str(caught.value)


@pytest.mark.parametrize("how", ["closest", "pyproject", "extended"])
def test_a_link_out_of_the_repository_is_followed_only_for_who_names_it(folder: Path, how: str) -> None:
    outside = written(folder / "outside.toml", ("[tool.skelint]\n" if how == "pyproject" else "") + 'ignore = ["AWS001"]')
    repository = folder / "repository"
    path = repository / {"closest": "skelint.toml", "pyproject": "pyproject.toml"}.get(how, "x.toml")
    (repository / ".git").mkdir(parents=True)
    path.symlink_to(outside)
    if how == "extended":
        written(repository / "skelint.toml", 'extends = "x.toml"')
    with pytest.raises(ConfigError, match=rf"{path.name} is a link that leads out"):
        Settings().config(repository)
    assert Settings(RunOptions(config=path)).config(repository).ignore == ["AWS001"]


def test_a_pyproject_of_others_may_be_whatever_it_is(folder: Path) -> None:
    (folder / "pyproject.toml").write_bytes(b"[tool.black]\n# \xff")
    assert Settings().run.path is None


def test_a_folder_is_no_configuration(folder: Path) -> None:
    (folder / "skelint.toml").mkdir()
    assert Settings().run.path is None


@pytest.mark.parametrize(
    ("text", "says"), [("aws-cli-version = 3", "aws-cli-version must be 1 or 2"), ('fail-on = "x"', "fail-on must be")]
)
def test_a_value_that_is_none_of_those_allowed_is_told_them(folder: Path, text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        load(written(folder / "skelint.toml", text))
