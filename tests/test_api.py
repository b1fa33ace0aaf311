"""What the page about the public Python API shows is run; and the ruleset may import nothing but public names."""

import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from skelint import api
from skelint.api import complaints
from skelint.authoring.rule import Rule

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(r"```python\n(.*?)```", (ROOT / "rules" / "PYTHON.md").read_text(encoding="utf-8"), re.DOTALL)
FOR_RULES = {"authoring", "records"}
"""The modules of skelint that rules may import, besides the package itself."""


def test_a_file_is_linted_as_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "clients" / "web.create-user-pool-client.json"
    file.parent.mkdir()
    file.write_text(
        '{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "web", "CallbackURLs": ["http://a.example"]}', "utf-8"
    )
    exec(BLOCKS[0], {})  # noqa: S102 - of our own page
    printed = capsys.readouterr().out
    assert "clients/web.create-user-pool-client.json:1:77: error[COG101]: " in printed


def test_comments_silence_as_the_page_shows(capsys: pytest.CaptureFixture[str]) -> None:
    exec(BLOCKS[1], {})  # noqa: S102 - of our own page
    assert "COG101 /CallbackURLs/0 Silence(by='comment', reason='a test')" in capsys.readouterr().out


def test_a_client_is_judged_by_saved_outputs_as_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("clients", "aws-state"):
        (tmp_path / folder).mkdir()
    client = '{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "web", "SupportedIdentityProviders": ["Google"]}'
    (tmp_path / "clients" / "web.create-user-pool-client.json").write_text(client, "utf-8")
    (tmp_path / "aws-state" / "pool.json").write_text('{"UserPool": {"Id": "us-east-1_Ab12Cd34E", "Name": "p"}}', "utf-8")
    (tmp_path / "aws-state" / "providers.json").write_text('{"Providers": []}', "utf-8")
    exec(BLOCKS[2], {})  # noqa: S102 - of our own page
    printed = capsys.readouterr().out
    assert printed == """the user pool has no identity provider "Google" ['aws-state/providers.json']\n"""


def test_the_rule_of_the_page_does_what_its_examples_say(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("acme.client_name_without_team")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(BLOCKS[3], module.__dict__)  # noqa: S102 - of our own page
    rule = module.check
    assert isinstance(rule, Rule)
    assert list(complaints(rule)) == []


def test_every_public_name_is_on_the_page() -> None:
    page = (ROOT / "rules" / "PYTHON.md").read_text(encoding="utf-8")
    errors = {"RulesetError", "UnknownOperationError", "Diagnostic"}  # named by what raises or returns them
    assert [name for name in api.__all__ if name not in page and name not in errors] == []


def test_the_ruleset_may_import_nothing_else() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (forbidden,) = (one["forbidden_modules"] for one in contracts if one.get("source_modules") == ["skelint_rules"])
    rooms = {
        path.stem
        for path in (ROOT / "linter" / "skelint").iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    allowed = {*FOR_RULES, "__init__", "__main__", "__pycache__"}
    assert set(forbidden) == {f"skelint.{room}" for room in rooms - allowed}
