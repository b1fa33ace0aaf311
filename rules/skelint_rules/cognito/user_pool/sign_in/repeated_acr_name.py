"""COG1108: two levels of assurance have the same name."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, quoted, rule
from skelint_rules.cognito.user_pool import CREATE_PAGE, UPDATE, UPDATE_PAGE, USER_POOL

MEMBER, NAME = "AcrConfiguration", "AcrValue"
DEFAULTS = {f"Level{number}": f"urn:cognito:loa:{number}" for number in range(1, 5)}
"""What the levels are called that the input does not name."""


@rule(
    code="COG1108",
    name="repeated-acr-name",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[MEMBER],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            {"AcrConfiguration": {"Level1": {"AcrValue": «"urn:cognito:loa:2"»}}}
            """,
            says='"urn:cognito:loa:2" of Level1 is also the name of Level2, by default',
        ),
        Example(
            """
            AcrConfiguration:
              Level1: {AcrValue: low}
              Level3: {AcrValue: «low»}
            """,
            says='"low" of Level3 is also the name of Level1',
            operation=UPDATE,
        ),
    ],
    good=[
        Example('{"AcrConfiguration": {"Level1": {"AcrValue": "low"}, "Level2": {"AcrValue": "urn:cognito:loa:1"}}}'),
        Example('{"AcrConfiguration": {"Level1": {"AcrValue": "urn:cognito:loa:1"}, "Level2": {"AcrValue": "${NAME}"}}}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The four levels of assurance have four names.

    The API reference says that the names are unique, those that levels have by default (`urn:cognito:loa:1` to
    `urn:cognito:loa:4`) included. What the service answers has not been seen.
    """
    levels = request.structure(MEMBER)
    if levels is None:
        return
    names: dict[str, str] = {}
    for level in sorted(levels.value):
        name = request.string(MEMBER, level, NAME)
        if name is None:
            continue
        by_default = next((other for other, default in DEFAULTS.items() if default == name.value), None)
        other = names.setdefault(name.value, level)
        if other != level:
            label = [Label((MEMBER, other, NAME), "the same name")]
            yield Finding(at=name, message=f"{quoted(name.value)} of {level} is also the name of {other}", labels=label)
        elif by_default not in (None, level) and by_default not in levels.value:
            yield Finding(at=name, message=f"{quoted(name.value)} of {level} is also the name of {by_default}, by default")
