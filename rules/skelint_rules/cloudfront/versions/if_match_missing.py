"""CDN101: a change does not say which version of the resource it is made to."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cloudfront import API

IF_MATCH = "IfMatch"
UPDATE, DELETE = "cloudfront update-distribution", "cloudfront delete-distribution"
DELETE_ACCESS_CONTROL = "cloudfront delete-origin-access-control"


@rule(
    code="CDN101",
    name="if-match-missing",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[UPDATE, DELETE, DELETE_ACCESS_CONTROL],
    reads=["Id"],
    references=[
        f"{API}/API_UpdateDistribution.html",
        f"{API}/API_DeleteDistribution.html",
        "https://github.com/aws/aws-sdk-js/issues/1669",
        "https://github.com/aws/aws-sdk/issues/576",
    ],
    service_error="The If-Match version is missing or not valid for the resource.",
    bad=[
        Example(
            """
            aws cloudfront «update-distribution» --id E1EXAMPLE --distribution-config "$CONFIG"
            """,
            says="IfMatch is missing",
            syntax="sh",
        ),
        Example(
            """
            «{»"Id": "E1EXAMPLE"}
            """,
            says="IfMatch is missing",
            operation=DELETE,
        ),
    ],
    good=[
        Example('aws cloudfront update-distribution --id E1 --distribution-config "$CONFIG" --if-match "$TAG"', syntax="sh"),
        Example('{"Id": "E1EXAMPLE", "IfMatch": "E2QWRUHAPOMQZL"}', operation=DELETE),
        Example('{"Id": "E1EXAMPLE"}', given=["IfMatch"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """CloudFront changes a distribution only if it is told which version of it you have seen.

    That is the `ETag` which `get-distribution-config` returns beside the configuration; so nobody overwrites what somebody
    else has changed since. The model has the member as optional, and AWS answered that it will stay so; without it the
    service was observed to refuse updates and deletions.

    For a file on its own this is only a warning, because the tag changes with each update and is mostly given on the command
    line, as `--if-match`.
    """
    if not request.has(IF_MATCH):
        yield Finding(
            at=(),
            part=Part.KEY,
            message=f"{IF_MATCH} is missing",
            help="give the ETag that get-distribution-config returns, as --if-match"
            if str(request.operation) != DELETE_ACCESS_CONTROL
            else "give the ETag that get-origin-access-control returns, as --if-match",
            severity=None if request.complete else Severity.WARNING,
        )
