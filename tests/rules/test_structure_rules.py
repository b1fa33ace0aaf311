"""The rules about faults of structure, given the faults themselves: no operation of the pack has them all yet."""

import pytest

from skelint.authoring.finding import Applicability, Finding, Severity
from skelint.authoring.subject import Fault, FaultKind
from skelint.engine.ruleset import Ruleset
from skelint_rules.model._patterns import characters

RULES = Ruleset.collect()


def findings(fault: Fault, kind: FaultKind | None = None) -> list[Finding]:
    """Return what the rules about a kind of fault find."""
    return [finding for rule in RULES.by_fault[kind or fault.kind] for finding in Ruleset((rule,)).run(rule, fault)]


UNION = ["unusedAccess", "internalAccess"]
FAULTS = [
    (Fault(FaultKind.TOO_FEW_ITEMS, ("Tags",), [], 1), "Tags has 0 items; the minimum is 1"),
    (Fault(FaultKind.TOO_FEW_ITEMS, ("a", "Ports"), [80], 2), "a.Ports has 1 item; the minimum is 2"),
    (Fault(FaultKind.TOO_FEW_MEMBERS, ("Tags",), {}, 1), "Tags has 0 entries; the minimum is 1"),
    (Fault(FaultKind.TOO_MANY_MEMBERS, ("Tags",), {"a": "", "b": ""}, 1), "Tags has 2 entries; the maximum is 1"),
    (Fault(FaultKind.UNION, ("c",), {}, UNION), "c is empty, but it takes exactly one member"),
    (
        Fault(FaultKind.UNION, ("c",), dict.fromkeys(UNION), UNION),
        "c has unusedAccess and internalAccess, but it takes exactly one member",
    ),
    (Fault(FaultKind.MEMBER_NAME, ("Tags", "a#b"), "a#b", "[a-z]+"), 'the key "a#b" is not allowed in Tags'),
    (Fault(FaultKind.TOO_SMALL, ("Rate",), 0.25, 0.5), "Rate is 0.25; the minimum is 0.5"),
    (Fault(FaultKind.TOO_LARGE, ("Rate",), 1.5, 1.0), "Rate is 1.5; the maximum is 1.0"),
    (Fault(FaultKind.OTHER, ("a", 0), 7, {"not": {}}), "a[0] is not as the service model describes it"),
    (Fault(FaultKind.REQUIRED, ("UserPoolId",), "UserPoolId", ["UserPoolId"]), "UserPoolId is missing"),
    (
        Fault(FaultKind.REQUIRED, ("UserPoolId",), ("UserPoolId", "ClientName"), ["UserPoolId", "ClientName"]),
        "UserPoolId and ClientName are missing",
    ),
    (
        Fault(FaultKind.REQUIRED, ("a", 0, "Key"), ("Key", "Value"), ["Key", "Value"]),
        "Key and Value are missing in a[0]",
    ),
]


@pytest.mark.parametrize(("fault", "message"), FAULTS, ids=[message for _, message in FAULTS])
def test_a_fault_is_reported_once(fault: Fault, message: str) -> None:
    assert [finding.message for finding in findings(fault)] == [message]


@pytest.mark.parametrize("kind", FaultKind)
def test_every_kind_of_fault_has_a_rule(kind: FaultKind) -> None:
    assert RULES.by_fault[kind]


@pytest.mark.parametrize("kind", [FaultKind.UNION, FaultKind.TOO_FEW_ITEMS, FaultKind.TOO_LONG])
def test_the_catch_all_names_a_kind_that_it_is_given_in_words(kind: FaultKind) -> None:
    (finding,) = findings(Fault(kind, ("a",), 7, 1), FaultKind.OTHER)
    assert (
        finding.message
        == {
            FaultKind.UNION: "a is not as the service model describes it: union",
            FaultKind.TOO_FEW_ITEMS: "a is not as the service model describes it: min items",
            FaultKind.TOO_LONG: "a is not as the service model describes it: max length",
        }[kind]
    )


def test_members_that_an_option_may_supply_are_a_warning_that_names_them_for_the_configuration() -> None:
    names = ("UserPoolId", "ClientName")
    (finding,) = findings(Fault(FaultKind.REQUIRED, names[:1], names, list(names), complete=False))
    assert finding.severity is Severity.WARNING
    assert finding.help is not None
    assert 'given = ["UserPoolId", "ClientName"]' in finding.help


@pytest.mark.parametrize("kind", [FaultKind.TOO_MANY_MEMBERS, FaultKind.MEMBER_NAME])
def test_what_only_an_old_model_says_is_a_warning(kind: FaultKind) -> None:
    fault = Fault(kind, ("Tags", "a"), {"a": 1} if kind is FaultKind.TOO_MANY_MEMBERS else "a", 1, stale=True)
    assert [finding.severity for finding in findings(fault)] == [Severity.WARNING]


def test_a_help_does_not_list_a_thousand_allowed_values() -> None:
    allowed = [f"m{number}.large" for number in range(1_000)]
    (finding,) = findings(Fault(FaultKind.ENUM, ("InstanceType",), "huge", allowed))
    assert finding.help is not None
    assert finding.help.startswith("allowed: m0.large, m1.large, ")
    assert finding.help.endswith(" and 991 more")
    assert len(finding.help) < 120


JOINED = [
    (FaultKind.ENUM, "code,implicit", ["code", "implicit"], "", True),
    (FaultKind.ENUM, "code, implicit", ["code", "implicit"], "", True),
    (FaultKind.ENUM, "code,token", ["code", "implicit"], "", False),
    (FaultKind.PATTERN, "openid email", "[a-z]+", " ", True),
    (FaultKind.PATTERN, "openid, e#mail", "[a-z]+", "# ,", False),
    (FaultKind.PATTERN, "https://a/cb https://b/cb", "[a-z:/]+", " ", False),
]


@pytest.mark.parametrize(("kind", "value", "expected", "misfits", "split"), JOINED)
def test_items_that_were_written_as_one_are_split(
    kind: FaultKind, value: str, expected: object, misfits: str, *, split: bool
) -> None:
    (in_list,) = findings(Fault(kind, ("list", 0), value, expected, misfits=misfits))
    (alone,) = findings(Fault(kind, ("member",), value, expected, misfits=misfits))
    titles = [finding.fix.title if finding.fix else None for finding in (in_list, alone)]
    assert ("Split into 2 items" in titles) is split
    assert titles[1] != "Split into 2 items"
    if split:
        assert in_list.fix is not None
        assert in_list.fix.applicability is Applicability.SAFE


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"[\w\s+=,.@-]+", "A-Z a-z 0-9 _ + = , . @ - and spaces"),
        (r"[\p{L}\p{N}]+", "letters and digits"),
        (r"[a-zA-Z0-9\-_.]*", "a-z A-Z 0-9 - _ ."),
        (r"[\w-]+_[0-9]+", r"[\w-]+_[0-9]+"),
        (r"[^_]+", "[^_]+"),
        ("[+-@]+", "[+-@]+"),
        (r"[\x21-\x7E]+", r"[\x21-\x7E]+"),
    ],
)
def test_a_class_of_characters_is_put_into_words_only_if_all_of_it_is_understood(pattern: str, words: str) -> None:
    assert characters(pattern) == words
