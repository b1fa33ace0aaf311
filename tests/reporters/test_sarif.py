"""`sarif`: a log that is valid by the schema and by Microsoft's validator, and that GitHub reads as it is meant."""

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from skelint import __version__, reporters
from skelint.authoring.finding import Applicability, Severity
from skelint.authoring.operation import Operation
from skelint.authoring.rule import Evidence
from skelint.engine.diagnostic import Diagnostic, Related, Repair, Silence
from skelint.engine.ruleset import Ruleset
from skelint.reporters import Terminal
from skelint.reporters.sarif import MOST_RELATED, MOST_RESULTS, report
from skelint.reporters.sarif_rules import PRECISIONS
from skelint.run.report import Report, Summary
from skelint.source import Edit, SourceFile, Span

Diagnosed = Callable[..., Diagnostic]
Read = Mapping[str, Callable[[str], Any]]
MULTITOOL = shutil.which("Sarif.Multitool")


def log(read: Read, *diagnostics: Diagnostic, **given: Any) -> Any:
    return read["sarif"](report(Report(diagnostics, Summary(), **given), Terminal()))


def only(read: Read, *diagnostics: Diagnostic, **given: Any) -> Any:
    (result,) = log(read, *diagnostics, **given)["results"]
    return result


def test_a_finding_is_a_result_with_all_there_is_to_say(diagnosed: Diagnosed, read: Read) -> None:
    source = SourceFile("clients/web.json", '{\n  "ClientName": "web"\n}')
    made = diagnosed(
        source=source,
        span=Span(18, 23),
        severity=Severity.WARNING,
        operation=Operation("cognito-idp", "create-user-pool-client"),
        pointer="/ClientName",
        help="do this",
        service_error="no",
        evidence="so",
        related=[Related(source, Span(4, 16), "/ClientName", "its name")],
        fix=Repair("Mend it", Applicability.UNSAFE, [Edit(Span(18, 23), '"x"')]),
    )
    uri = {"uri": "clients/web.json"}
    region = {"startLine": 2, "startColumn": 17, "endLine": 2, "endColumn": 22}
    name = {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 15}
    result = only(read, made)
    assert len(result.pop("partialFingerprints")["skelint/v1"]) == 32
    assert result == {
        "ruleId": "AWS010",
        "ruleIndex": 0,
        "level": "warning",
        "message": {
            "text": "this is wrong\nAWS would answer: no\nhelp: do this\nfix (unsafe): Mend it\n"
            "known because: so (skelint explain AWS010)"
        },
        "locations": [
            {
                "physicalLocation": {"artifactLocation": uri, "region": region},
                "logicalLocations": [
                    {"fullyQualifiedName": "cognito-idp create-user-pool-client/ClientName", "kind": "member"}
                ],
            }
        ],
        "relatedLocations": [
            {"id": 0, "message": {"text": "its name"}, "physicalLocation": {"artifactLocation": uri, "region": name}}
        ],
        "fixes": [
            {
                "description": {"text": "Mend it (it may change the meaning: look at it)"},
                "artifactChanges": [
                    {
                        "artifactLocation": uri,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": '"x"'}}],
                    }
                ],
            }
        ],
        "suppressions": [],
    }


def test_an_empty_run_has_no_results_and_says_what_it_looked_at(read: Read) -> None:
    run = log(read, checked=["./web.json", "clients/a b.yaml", "web.json"])
    assert run["results"] == []
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == ["web.json", "clients/a%20b.yaml"]
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert run["automationDetails"] == {"id": "skelint/"}


@pytest.mark.parametrize(
    ("text", "span", "region"),
    [
        ("", Span(0, 0), (1, 1, 1, 1)),
        ("{\n}\n", Span(0, 4), (1, 1, 3, 1)),
        ('"👍": 漢', Span(5, 6), (1, 7, 1, 8)),
        ('"👍👍', Span(1, 2), (1, 2, 1, 4)),
        ("👍\r\n👍x", Span(4, 5), (2, 3, 2, 4)),
        ("\ud83d\n\ud83dx", Span(3, 4), (2, 2, 2, 3)),
    ],
    ids=["an empty file", "a whole file", "behind a wide character", "a wide character", "another line", "half characters"],
)
def test_columns_count_utf16_code_units(
    diagnosed: Diagnosed, read: Read, text: str, span: Span, region: tuple[int, ...]
) -> None:
    run = log(read, diagnosed(text, span=span))
    found = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "utf16CodeUnits"
    assert (found["startLine"], found["startColumn"], found["endLine"], found["endColumn"]) == region


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("./clients/../web.json", "web.json"),
        ("a b%20#?.json", "a%20b%2520%23%3F.json"),
        ("file:x.json", "file%3Ax.json"),
        ("équipe/漢.json", "%C3%A9quipe/%E6%BC%A2.json"),
        ("a\x1b\n.json", "a%1B%0A.json"),
        ("a\udcff.json", "a%FF.json"),
        ("a\ud83d.json", "a%ED%A0%BD.json"),
        ("/elsewhere/a b.json", "file:///elsewhere/a%20b.json"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
    ids=ascii,
)
def test_a_path_is_a_uri_relative_to_the_root(diagnosed: Diagnosed, read: Read, path: str, uri: str) -> None:
    location = only(read, diagnosed(path=path))["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": uri}


def test_a_file_of_a_repository_that_lies_elsewhere_is_relative_to_its_root(diagnosed: Diagnosed, read: Read) -> None:
    result = only(read, diagnosed(path="/repo/clients/web.json"), folder="/repo")
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "clients/web.json"}


def test_every_rule_that_found_something_is_there_with_a_page_of_its_own(
    diagnosed: Diagnosed, read: Read, ruleset: Ruleset
) -> None:
    found = [diagnosed(code=rule.code, name=rule.name) for rule in ruleset]
    rules = log(read, *found, rules=list(ruleset))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in ruleset]
    for rule, declared in zip(rules, ruleset, strict=True):
        assert rule["help"]["markdown"].startswith(declared.page)
        assert len(rule["properties"]["tags"]) <= 10
        assert 0 < len(rule["fullDescription"]["text"]) <= 1_024
        assert rule.get("helpUri", "") == declared.url


def test_a_rule_that_found_nothing_is_not_there(diagnosed: Diagnosed, read: Read, ruleset: Ruleset) -> None:
    run = log(read, diagnosed(code="AWS011"), silenced=[diagnosed(silence=Silence("baseline"))], rules=list(ruleset))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["AWS010", "AWS011"]


def test_the_version_of_skelint_is_told_as_one_that_can_be_compared(read: Read) -> None:
    assert log(read)["tool"]["driver"]["semanticVersion"] == __version__


def test_a_report_of_a_dozen_results_is_small(linted: Callable[..., Report]) -> None:
    path = Path(__file__).parents[2] / "sample_inputs/bad/token-lifetimes.create-user-pool-client.json"
    assert len(report(linted({path.name: path.read_bytes()}), Terminal())) < 40_000


def test_what_no_rule_stands_for_has_a_descriptor_too(diagnosed: Diagnosed, read: Read, ruleset: Ruleset) -> None:
    run = log(read, diagnosed(code="SKL001", name="check-crashed"), rules=list(ruleset))
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "SKL001"


def test_each_way_of_knowing_has_its_precision() -> None:
    assert set(PRECISIONS) == set(Evidence)


@pytest.mark.parametrize(
    ("silence", "kind", "justification", "state"),
    [
        (Silence("comment", "they know"), "inSource", "they know", "new"),
        (Silence("configuration", "for now"), "external", "for now", "new"),
        (Silence("baseline"), "external", "it is in the baseline", "unchanged"),
    ],
    ids=lambda value: getattr(value, "by", None),
)
def test_what_is_silenced_is_kept_and_marked(
    diagnosed: Diagnosed, read: Read, silence: Silence, kind: str, justification: str, state: str
) -> None:
    silenced = diagnosed(silence=silence)
    result = only(read, silenced=[silenced], baseline=True)
    assert result["suppressions"] == [{"kind": kind, "status": "accepted", "justification": justification}]
    assert result["baselineState"] == state
    assert "baselineState" not in only(read, silenced=[silenced])


def test_new_findings_of_a_run_against_a_baseline_are_new(diagnosed: Diagnosed, read: Read) -> None:
    assert only(read, diagnosed(), baseline=True)["baselineState"] == "new"


def test_of_two_results_of_a_rule_and_line_the_second_gets_a_fingerprint_that_github_compares(
    diagnosed: Diagnosed, read: Read
) -> None:
    first, second, other = log(
        read, diagnosed(span=Span(0, 1)), diagnosed(span=Span(1, 2)), diagnosed(span=Span(2, 3), code="AWS011")
    )["results"]
    assert set(first["partialFingerprints"]) == set(other["partialFingerprints"]) == {"skelint/v1"}
    assert second["partialFingerprints"]["primaryLocationLineHash"] == second["partialFingerprints"]["skelint/v1"]


def test_what_could_not_be_done_is_told(read: Read) -> None:
    (invocation,) = log(read, errors=["a.json cannot be read"])["invocations"]
    assert invocation == {
        "executionSuccessful": False,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": "a.json cannot be read"}}],
    }


@pytest.mark.parametrize(
    ("edits", "applicability"),
    [
        ([Edit(Span(0, 1), "x")], Applicability.DISPLAY),
        ([], Applicability.SAFE),
        ([Edit(Span(0, 1), "\ud83d")], Applicability.SAFE),
    ],
    ids=["for display", "no edits", "half a character"],
)
def test_what_no_program_can_apply_is_no_fix(
    diagnosed: Diagnosed, read: Read, edits: list[Edit], applicability: Applicability
) -> None:
    assert "fixes" not in only(read, diagnosed(fix=Repair("Mend it", applicability, edits)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{0} {12}{x}", r"{\0} {\12}{x}"),
        ("{{0}}", r"{{\0}}"),
        ("[a](https://evil.example)", r"[a]\(https://evil.example)"),
        (r"[a\](b)", r"[a\]\(b)"),
        ("\x1b\u202e", r"\x1b\u202e"),
    ],
)
def test_a_message_means_itself(diagnosed: Diagnosed, read: Read, text: str, shown: str) -> None:
    assert only(read, diagnosed(message=text))["message"]["text"] == shown


def test_more_results_than_github_takes_are_left_out_the_least_severe_and_it_is_said(
    diagnosed: Diagnosed, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporters.sarif, "MOST_RESULTS", 3)
    run = log(read, *[diagnosed(severity=Severity.NOTE)] * 4, diagnosed())
    assert [result["level"] for result in run["results"]] == ["error", "note", "note"]
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("2 further findings are left out")
    assert run["invocations"][0]["executionSuccessful"]
    assert MOST_RESULTS == 25_000


def test_no_more_places_than_github_keeps_are_given(diagnosed: Diagnosed, read: Read) -> None:
    source = SourceFile("app.json", "{}")
    related = [Related(source, Span(0, 1), "", "there")] * (MOST_RELATED + 1)
    assert len(only(read, diagnosed(related=related))["relatedLocations"]) == MOST_RELATED


def test_each_run_is_valid_and_whole(run: Report, read: Read) -> None:
    found = read["sarif"](report(run, Terminal()))
    rules, results = found["tool"]["driver"]["rules"], found["results"]
    assert len(results) == len(run.diagnostics) + len(run.silenced)
    assert [rules[result["ruleIndex"]]["id"] for result in results] == [result["ruleId"] for result in results]
    assert len({result["partialFingerprints"]["skelint/v1"] for result in results}) == len(results)
    for result in results:
        (place,) = result["locations"]
        assert unquote(place["physicalLocation"]["artifactLocation"]["uri"], errors="surrogateescape") in run.checked
        assert ("baselineState" in result) == run.baseline


@pytest.mark.skipif(MULTITOOL is None, reason="needs Sarif.Multitool of the npm package @microsoft/sarif-multitool")
def test_microsofts_validator_finds_no_fault(runs: Mapping[str, Report], tmp_path: Path) -> None:
    chosen = [made for name, made in runs.items() if not name.endswith((".json", ".yaml"))]  # they are in "all samples" too
    for number, made in enumerate(chosen):
        (tmp_path / f"{number}.sarif").write_text(report(made, Terminal()), encoding="utf-8")
    broken = report(runs["silenced"], Terminal()).replace('"startLine": ', '"startLine": -')
    (tmp_path / "broken.sarif").write_text(broken, encoding="utf-8")
    # The rule that looks up each address in the log is off: the tests use no network.
    (tmp_path / "rules.json").write_text('{"SARIF2006.UrisShouldBeReachable.Options": {"RuleEnabled": "Disabled"}}')
    options = ["--rule-kind", "Sarif;Ghas", "-c", "rules.json", "-o", "found.json"]
    subprocess.run([str(MULTITOOL), "validate", "*.sarif", *options], cwd=tmp_path, check=True, capture_output=True)
    (validated,) = json.loads((tmp_path / "found.json").read_text(encoding="utf-8-sig"))["runs"]
    found: dict[str, set[str]] = {}
    for result in validated["results"]:
        name = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].rpartition("/")[2]
        found.setdefault(name, set()).add(result["ruleId"])
    assert "JSON1008" in found.pop("broken.sarif")  # a number below its least: it does look
    # This project has no address of its own yet.
    assert found == {f"{number}.sarif": {"SARIF2005"} for number in range(len(chosen))}


def test_each_way_of_knowing_has_a_precision() -> None:
    assert PRECISIONS.keys() == set(Evidence)
