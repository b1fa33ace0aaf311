"""CLI022: generated values of a skeleton were left in."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, Value, listed, rule


def _is_blank(value: object) -> bool:
    return value == [""] if type(value) is list else not value and value is not False


def _is_invented(value: object) -> bool:
    item = value[0] if isinstance(value, list) and len(value) == 1 else value
    return item is True or (isinstance(item, str) and item.isupper() and item.replace("_", "").isalpha())


@rule(
    code="CLI022",
    name="skeleton-leftover",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html"],
    bad=[
        Example(
            """
            {
              "UserPoolId": "",
              "ClientName": "",
              "GenerateSecret": «true»,
              "RefreshTokenValidity": 0,
              "ExplicitAuthFlows": ["CUSTOM_AUTH_FLOW_ONLY"],
              "PreventUserExistenceErrors": "LEGACY"
            }
            """,
            says="GenerateSecret, ExplicitAuthFlows and PreventUserExistenceErrors may be left over from a skeleton",
        ),
    ],
    good=[
        Example("""
            {"ClientName": "app", "GenerateSecret": true, "PreventUserExistenceErrors": "ENABLED"}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Values that `--generate-cli-skeleton` made up were left in the input.

    A skeleton fills in every member: booleans with `true`, numbers with `0`, strings with `""`, and where the service model
    lists values, with one of them (version 1 of the AWS CLI picks one at random, version 2 the first). Empty strings and most
    zeros are refused. The rest is sent without a word, and turns things on: for an app client `GenerateSecret`,
    `AllowedOAuthFlowsUserPoolClient` and `UserDataShared`.

    Reported once, for an input that still has at least two empty strings or zeros beside such values.
    """
    if sum(map(_is_blank, request.parameters.values())) < 2:
        return
    invented = [name for name, value in request.parameters.items() if _is_invented(value)]
    if not invented:
        return
    yield Finding(
        at=Value((invented[0],), None),
        message=f"{listed(invented)} may be left over from a skeleton",
        labels=[Label((name,), "generated too") for name in invented[1:4]],
        help="set the values that you mean, and delete the other members",
    )
