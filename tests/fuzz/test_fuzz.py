"""Fuzzing: the laws over texts that hypothesis thinks up, and over each text that once broke one.

The long form is `pytest -m slow tests/fuzz`; what it finds stays in the database of hypothesis. Guided by coverage, for as
long as one likes: `python -m tests.fuzz.guided`, which needs atheris.
"""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.fuzz import laws, texts

CORPUS = Path(__file__).with_name("corpus")
SHORT = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(deadline=None, max_examples=30_000, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*/*")), ids=lambda file: f"{file.parent.name}, {file.name}")
def test_what_once_broke_a_law_keeps_it(file: Path) -> None:
    name, raw = file.parent.name, file.read_bytes()
    if name == "frames":
        laws.framing(raw)
    elif name in texts.NAMES:
        laws.reading(texts.NAMES[name], raw)
        laws.serving(texts.NAMES[name], raw)
        for unsafe in (False, True):
            laws.fixing(texts.NAMES[name], raw, unsafe=unsafe)
    else:
        laws.configuring({"gitignore": ".gitignore"}.get(name, name), raw)


@SHORT
@given(texts.files())
def test_any_file_is_read_and_judged(file: tuple[str, bytes]) -> None:
    laws.reading(*file)


@SHORT
@given(texts.files(), st.booleans())
def test_any_file_is_fixed_once_and_not_broken(file: tuple[str, bytes], unsafe: bool) -> None:
    laws.fixing(*file, unsafe=unsafe)


@SHORT
@given(texts.configurations())
def test_any_configuration_is_taken_or_refused(file: tuple[str, bytes]) -> None:
    laws.configuring(*file)


@settings(SHORT, max_examples=10)
@given(texts.files())
def test_whatever_is_typed_each_request_is_answered(file: tuple[str, bytes]) -> None:
    laws.serving(*file)


@settings(SHORT, max_examples=30)
@given(texts.streams())
@example(b"Content-Length: 11119\r\n\r\n{}")
@example(b"Content-Length: 4\r\n\r\n{}")
def test_whatever_a_client_says_the_next_request_is_answered(stream: bytes) -> None:
    laws.framing(stream)


@pytest.mark.slow
@pytest.mark.parametrize("format_name", texts.NAMES)
def test_thousands_of_files_of_each_format(format_name: str) -> None:
    @LONG
    @given(texts.files((format_name,)), st.booleans())
    def law(file: tuple[str, bytes], unsafe: bool) -> None:
        laws.reading(*file)
        laws.fixing(*file, unsafe=unsafe)

    law()


@pytest.mark.slow
@LONG
@given(texts.configurations())
def test_thousands_of_configurations(file: tuple[str, bytes]) -> None:
    laws.configuring(*file)


@pytest.mark.slow
@LONG
@given(texts.files())
def test_thousands_of_texts_in_an_editor(file: tuple[str, bytes]) -> None:
    laws.serving(*file)


@pytest.mark.slow
@settings(LONG, max_examples=3_000)
@given(texts.streams())
def test_thousands_of_clients(stream: bytes) -> None:
    laws.framing(stream)
