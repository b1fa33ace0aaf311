"""CLI024: the input is a skeleton that nobody has filled in."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, listed, rule

FEWEST_MEMBERS = 4
"""How many members an input must have to be taken for a skeleton."""


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
    if len(request.parameters) < FEWEST_MEMBERS or len(empty) < 2 or not _is_generated(request):
        return
    yield Finding(
        at=(),
        part=Part.KEY,
        message="this is a skeleton that was never filled in",
        help=f"fill in {listed(request.model.required or empty[:3])}, and delete the members that you do not need",
    )


def _is_generated(request: Request) -> bool:
    """Return whether all values, at any depth, are ones that a skeleton has."""
    pending: list[tuple[tuple[str | int, ...], object]] = [((name,), value) for name, value in request.parameters.items()]
    while pending:
        pointer, value = pending.pop()
        if isinstance(value, dict):
            pending += [((*pointer, name), item) for name, item in value.items()]
        elif isinstance(value, list) and len(value) == 1:
            pending.append(((*pointer, 0), value[0]))
        elif isinstance(value, str):
            if value != "" and value not in (request.model.at(pointer) or {}).get("enum", ()):
                return False
        elif value is not True and (value is False or value != 0):
            return False
    return True
