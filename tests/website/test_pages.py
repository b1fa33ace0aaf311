"""The pages of the site, before they become HTML."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from skelint.authoring.rule import Rule
from skelint.engine.ruleset import Ruleset
from skelint.pages.answers import Answers
from skelint.pages.examples import complaints
from skelint.project.config import SCHEMA

build: Any = pytest.importorskip("website.build", reason="the folder `rules` is not on the path")
generated: Any = pytest.importorskip("website.generated")
picture: Any = pytest.importorskip("website.picture")
RULES = Ruleset.collect()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    build.write_pages(folder, RULES)
    return folder


def test_each_rule_has_a_page_with_its_code_in_the_address(pages: Path) -> None:
    assert {path.stem for path in (pages / "rules").glob("*.md")} == {*(rule.code for rule in RULES), "index"}
    assert "description: " in (pages / "rules" / "COG104.md").read_text(encoding="utf-8").partition("# COG104")[0]


def test_each_rule_is_in_one_table_of_the_overview(pages: Path) -> None:
    overview = (pages / "rules" / "index.md").read_text(encoding="utf-8")
    assert [overview.count(f"[{rule.code}]({rule.code}.md)") for rule in RULES] == [1] * len(RULES.rules)


def test_each_answer_of_aws_is_a_heading_with_its_rules_below(pages: Path) -> None:
    _, *sections = (pages / "errors.md").read_text(encoding="utf-8").split("\n### ")
    answers = list(Answers(RULES.rules))
    assert len(sections) == len(answers)
    for section, (answer, known_by) in zip(sections, answers, strict=True):
        heading, _, rows = section.partition("\n")
        assert heading.replace("\\", "") == answer.replace("\\", "")
        assert [row.partition("]")[0] for row in rows.split("\n- [")[1:]] == [rule.code for rule in known_by]


def test_each_setting_and_each_command_is_described(pages: Path) -> None:
    settings = (pages / "configuration.md").read_text(encoding="utf-8")
    assert all(f"### `{name}`\n" in settings for name in json.loads(SCHEMA.read_text(encoding="utf-8"))["properties"])
    commands = (pages / "commands.md").read_text(encoding="utf-8")
    for name in ("check", "effective", "explain", "baseline create", "server"):
        assert f"## `skelint {name}`\n" in commands
    assert "| `--fail-on LEVEL` |" in commands


def test_each_page_is_in_the_navigation() -> None:
    addresses = list(build.sources().values())
    listed = build.navigation(addresses, RULES)
    assert sorted(_leaves(listed)) == sorted(addresses)


def _leaves(tree: Any) -> list[str]:
    if isinstance(tree, str):
        return [tree]
    items = tree.values() if isinstance(tree, dict) else tree
    return [leaf for item in items for leaf in _leaves(item)]


def test_a_link_to_what_is_not_there_ends_the_build() -> None:
    with pytest.raises(build.BuildError, match=r"a\.md links to gone\.md"):
        build._linked("See [it](gone.md).", "a.md", {"a.md": "a.md"})


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("[b](../pages/b.md#part)", "[b](rules/b.md#part)"),
        ("[b](https://a.example/b.md), [here](#part)", "[b](https://a.example/b.md), [here](#part)"),
        ("in [`the engine`](../../linter/skelint)", "in `the engine`"),
        ("```text\n[b](../pages/b.md)\n```\n", "```text\n[b](../pages/b.md)\n```\n"),
    ],
)
def test_links_between_files_become_links_between_pages(text: str, linked: str) -> None:
    assert build._linked(text, "rules/x/a.md", {"rules/x/a.md": "a.md", "rules/pages/b.md": "rules/b.md"}) == linked


def test_the_picture_is_the_report_of_today() -> None:
    """`python -m website.picture` draws it anew."""
    assert picture.PICTURE.read_text(encoding="utf-8") == picture.picture()


def test_the_picture_asks_no_other_server_for_anything() -> None:
    assert re.findall(r"url\((?!#)|@import|href=", picture.PICTURE.read_text(encoding="utf-8")) == []


def test_the_rule_that_the_guide_shows_does_what_its_examples_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = (build.HERE / "pages" / "rule-authors.md").read_text(encoding="utf-8")
    (code,) = [block.partition("\n```")[0] for block in guide.split("```python\n")[1:]]
    (tmp_path / "client_name_not_short.py").write_text(code, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    rule = __import__("client_name_not_short").check
    assert isinstance(rule, Rule)
    assert list(complaints(rule)) == []


def test_a_topic_that_nobody_named_is_a_group_of_its_own() -> None:
    stray = RULES["COG104"]._replace(module="skelint_rules.kinesis.streams.some_rule")
    assert list(generated.grouped([stray, RULES["COG101"]])) == ["Cognito: app clients", "kinesis"]
