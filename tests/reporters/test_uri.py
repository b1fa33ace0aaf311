"""Files as URIs, and which texts are addresses of the web: `test_sarif.py` shows the paths."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.reporters.uri import file_uri, web

NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in {".", ".."}
)


@given(st.lists(NAMES, min_size=1, max_size=3))
def test_a_uri_tells_its_path(names: list[str]) -> None:
    path = "/".join(names)
    uri = file_uri(path, ".")
    assert uri.isascii()
    assert unquote(uri) == path
    assert urlsplit(uri).path == uri


def test_what_lies_outside_is_a_whole_uri_without_steps_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "repo").mkdir()
    monkeypatch.chdir(tmp_path / "repo")
    assert file_uri("../other/a.json", ".") == f"file://{tmp_path.as_posix()}/other/a.json"
    assert file_uri(os.fspath(tmp_path / "repo" / "a.json"), ".") == "a.json"
    assert file_uri("..a.json", ".") == "..a.json"


ADDRESSES = {
    "https://docs.aws.amazon.com/a_b/c-d.html": True,
    "http://localhost:8080/?a=b&c=d#e": True,
    "https://a.example": True,
    "https://a.example/%20": True,
    "https://a.example/%zz": False,
    "https://a.example/&#41;": False,
    "https://a.example/(x)": False,
    "https://a.example/a b": False,
    "https://a.example/\n": False,
    "https://a.example/é": False,
    "javascript:alert(1)": False,
    "//a.example": False,
    "": False,
}


@pytest.mark.parametrize(("text", "plain"), ADDRESSES.items())
def test_only_a_plain_address_of_the_web_is_one(text: str, plain: bool) -> None:
    assert web(text) == (text if plain else None)
