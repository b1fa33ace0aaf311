"""Findings as other programs recognise them: the worst first, each with a fingerprint of its own that outlives lines."""

from collections.abc import Callable
from dataclasses import replace

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic, Silence
from skelint.reporters.results import explanation, results, shown, untold
from skelint.run.report import Report, Summary
from skelint.source import Span

Diagnosed = Callable[..., Diagnostic]
SILENCE = Silence("comment", "they know")


def reported(*diagnostics: Diagnostic) -> Report:
    ordered = [one for one in diagnostics if one.silence is None]
    return Report(ordered, Summary(), [one for one in diagnostics if one.silence])


def test_the_worst_is_first_then_the_place_decides_and_what_is_silenced_is_last(diagnosed: Diagnosed) -> None:
    note = diagnosed(severity=Severity.NOTE, path="a.json", message="note")
    late = diagnosed(path="b.json", message="late")
    early = diagnosed(path="a.json", message="early")
    silenced = diagnosed(path="a.json", message="silenced", silence=SILENCE)
    found = results(reported(note, late, early, silenced))
    assert [result.diagnostic.message for result in found] == ["early", "late", "note", "silenced"]
    assert [result.diagnostic.message for result in shown(reported(note, silenced))] == ["note"]


def test_no_two_findings_of_a_run_have_the_same_fingerprint(run: Report) -> None:
    found = results(run)
    assert len({result.fingerprint for result in found}) == len(found)


def test_fingerprints_stay_when_lines_move(linted: Callable[..., Report]) -> None:
    text = b'{"UserPoolId": "x", "CallbackURLs": ["http://a.example", "http://b.example"], "AuthSessionValidity": 0}'
    name = "web.create-user-pool-client.json"
    one, other = linted({name: text}), linted({name: b"\n\n" + text.replace(b", ", b",\n\n  ")})
    assert len(one.diagnostics) > 3
    assert {result.fingerprint for result in results(one)} == {result.fingerprint for result in results(other)}
    assert {result.lines for result in results(one)} != {result.lines for result in results(other)}


def test_to_silence_one_of_two_namesakes_makes_no_other_finding_new(diagnosed: Diagnosed) -> None:
    first, second = diagnosed(span=Span(0, 1)), diagnosed(span=Span(1, 2))
    before = {result.diagnostic.span: result.fingerprint for result in results(reported(first, second))}
    after = {
        result.diagnostic.span: result.fingerprint for result in results(reported(replace(first, silence=SILENCE), second))
    }
    assert before == after


def test_a_path_is_relative_to_the_root_of_the_repository(diagnosed: Diagnosed) -> None:
    made = replace(reported(diagnosed(path="/repo/clients/web.json")), folder="/repo")
    assert [result.path for result in results(made)] == ["clients/web.json"]
    assert [result.path for result in results(reported(diagnosed(path="./clients/web.json")))] == ["clients/web.json"]


def test_what_a_diagnostic_tells_is_not_told_again(diagnosed: Diagnosed) -> None:
    made = replace(reported(diagnosed(message="the check crashed")), errors=["the check crashed", "a.json cannot be read"])
    assert untold(made) == ["a.json cannot be read"]


def test_the_last_line_is_that_of_the_last_character(diagnosed: Diagnosed) -> None:
    def lines(text: str, span: Span) -> tuple[int, int]:
        (result,) = results(reported(diagnosed(text, span=span)))
        return result.lines

    assert lines("{\n}\n", Span(0, 4)) == (1, 2)
    assert lines("{\n}\n", Span(0, 2)) == (1, 1)
    assert lines("", Span(0, 0)) == (1, 1)


def test_a_help_of_several_lines_is_explained_in_lines(diagnosed: Diagnosed) -> None:
    assert list(explanation(diagnosed(help="do this\nand that")))[:2] == ["help: do this", "  and that"]
