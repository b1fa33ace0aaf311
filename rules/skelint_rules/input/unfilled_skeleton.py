"""CLI024: the input is a skeleton that nobody has filled in."""

from collections.abc import Iterator, Mapping

from skelint import Evidence, Example, Finding, Part, Request, Severity, listed, rule

FEWEST_MEMBERS = 4
"""How many members an input must have to be taken for a skeleton."""
MOST_NAMES = 5
"""How many members a help names."""


@rule(
    code="CLI024",
    name="unfilled-skeleton",
    severity=Severity.WARNING,
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
    ],
    good=[
        Example("""
            {"UserPoolId": "", "ClientName": "app", "GenerateSecret": true, "RefreshTokenValidity": 0, "CallbackURLs": [""]}
        """),
        Example('{"UserPoolId": "", "ClientName": ""}'),
        Example('{"AllowedOAuthFlows": ["code"], "GenerateSecret": true, "PreventUserExistenceErrors": "ENABLED"}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An input is as `--generate-cli-skeleton` wrote it.

    A skeleton has every member of the operation, each with a made-up value: `""`, `0`, `true`, or one of the values that the
    service model lists. The AWS CLI refuses it as it is. Instead of a finding for each of its members there is this one.

    Once a single value has been filled in, the input is checked like any other.
    """
    empty = [name for name, value in request.parameters.items() if value == ""]
    if len(request.parameters) < FEWEST_MEMBERS or len(empty) < 2 or not _is_generated(request.parameters):
        return
    more = f" and {len(empty) - MOST_NAMES} more" if len(empty) > MOST_NAMES else ""
    names = ", ".join(empty[:MOST_NAMES]) + more if more else listed(empty)
    yield Finding(
        at=(), part=Part.KEY, message="this is a skeleton that was never filled in", help=f"fill in or delete {names}"
    )


def _is_generated(parameters: Mapping[str, object]) -> bool:
    """Return whether all values, at any depth, are ones that a skeleton has.

    A word can be a listed value or a name of your own: at the top, only one in capitals is taken for a listed value.
    """
    if any(isinstance(value, str) and not value.isupper() for value in parameters.values() if value != ""):
        return False
    pending = list(parameters.values())
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            pending += part.values()
        elif isinstance(part, list) and len(part) == 1:
            pending += part
        elif isinstance(part, str):
            if part != "" and not part.replace("_", "").isalpha():
                return False
        elif part is not True and (part is False or part != 0):
            return False
    return True
