"""CLI024: the input is a skeleton that nobody has filled in."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, counted, listed, rule
from skelint_rules.input._skeleton import Leftovers, State, has_most_members, leftovers

FEWEST_MEMBERS = 4
"""So many members are a skeleton where neither all nor all the required ones are there."""
MOST_NAMES = 8


@rule(
    code="CLI024",
    name="unfilled-skeleton",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    covers=["ALL"],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html"],
    bad=[
        Example(
            """
            «{»
                "UserPoolId": "",
                "ClientName": "",
                "GenerateSecret": true,
                "RefreshTokenValidity": 0,
                "TokenValidityUnits": {"AccessToken": "seconds", "IdToken": "days"},
                "CallbackURLs": [""],
                "ExplicitAuthFlows": ["CUSTOM_AUTH_FLOW_ONLY"]
            }
            """,
            says="this is a skeleton that was never filled in",
        ),
        Example('«{»"UserPoolId": "", "ClientName": ""}', says="this is a skeleton that was never filled in"),
        Example(
            """
            «TableName»: ''  # [REQUIRED]
            Item:  # [REQUIRED]
              KeyName:
                S: ''
                B: !!binary ""
                BOOL: true
                L: [{}]
            """,
            says="this is a skeleton that was never filled in",
            operation="dynamodb put-item",
        ),
    ],
    good=[
        Example("""
            {"UserPoolId": "", "ClientName": "app", "GenerateSecret": true, "RefreshTokenValidity": 0, "CallbackURLs": [""]}
        """),
        Example('{"LogoutURLs": [""], "ClientName": ""}'),
        Example('{"AllowedOAuthFlows": ["code"], "GenerateSecret": true, "PreventUserExistenceErrors": "ENABLED"}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An input is as `--generate-cli-skeleton` or `skelint skeleton` wrote it.

    A skeleton has every member of the operation, or every required one, each with a made-up value: `""`, `0`, `true`, null, or
    one of the values that the service model lists. The AWS CLI refuses most of them as they are; one that
    it would send gets a warning. Instead of a finding for each of its members there is this one.

    Once a single value has been filled in, `skeleton-leftover` says what is left.
    """
    left = request.once(leftovers)
    if left.whole is not State.BLANK or not _is_skeleton(request, left):
        return
    blank = [str(pointer[0]) for pointer in left.those(State.BLANK)]
    names = [name for name in request.model.required if name in request.parameters] or blank
    more = [counted(len(names) - MOST_NAMES, "more member")] if len(names) > MOST_NAMES else []
    others = ", and delete the members that you do not need" if len(request.parameters) > len(names) else ""
    yield Finding(
        at=(),
        part=Part.KEY,
        message="this is a skeleton that was never filled in",
        help=f"fill in {listed([*names[:MOST_NAMES], *more])}{others}",
        severity=None if request.faulty else Severity.WARNING,
    )


def _is_skeleton(request: Request, left: Leftovers) -> bool:
    """Return whether an input with no value of its own has the members of a skeleton, and not only a few empty ones."""
    blank = {pointer[0] for pointer in left.those(State.BLANK)}
    there, required = request.parameters.keys(), request.model.required
    if len(there) == len(request.faulty) == 1:
        return False  # the one finding on its structure says more
    if has_most_members(request) or (there >= set(required) and not blank.isdisjoint(required)):
        return True
    return len(there) >= FEWEST_MEMBERS and len(blank) > 1
