"""COG108: two callback URLs differ only in case or a trailing slash."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, Value, member, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE


@rule(
    code="COG108",
    name="near-identical-callback-urls",
    severity=Severity.NOTE,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=["CallbackURLs"],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        "https://stackoverflow.com/questions/50264679",
        "https://github.com/awslabs/sagemaker-dashboards-for-ml/issues/4",
    ],
    bad=[
        Example(
            """
            CallbackURLs:
              - https://app.example.com/callback
              - «https://app.example.com/callback/»
            """,
            says='CallbackURLs[1] "https://app.example.com/callback/" differs from CallbackURLs[0] only in the final slash',
        ),
        Example(
            """
            {"CallbackURLs": ["https://a.example/Cb", «"https://a.example/cb"», «"https://a.example/cb/"», "${URL}"]}
            """,
            says=[
                'CallbackURLs[1] "https://a.example/cb" differs from CallbackURLs[0] only in capital letters',
                'CallbackURLs[2] "https://a.example/cb/" differs from CallbackURLs[0] only in case and the final slash',
            ],
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://app.example.com/callback
              - https://app.example.com/callback2
              - http://app.example.com/callback
              - https://app.example.com/callback?/
        """),
        Example("""
            CallbackURLs: ["https://${HOST}/callback", "https://${HOST}/callback/"]
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Two callback URLs are almost the same.

    Amazon Cognito compares the `redirect_uri` of a sign-in with the callback URLs exactly. A final slash or a capital letter
    makes a different URL, and the sign-in ends in `redirect_mismatch`, or in `unauthorized_client` when the code is exchanged.
    Two such entries side by side usually mean that somebody tried which one works. Both can be intended, so this is advice.

    There is no fix: only the application's configuration tells which of the two it sends.
    """
    seen: dict[str, Value[str]] = {}
    for url in request.each_string("CallbackURLs"):
        first = seen.setdefault(url.value.casefold().rstrip("/"), url)
        if first.value == url.value:
            continue
        difference = _difference(first.value, url.value)
        yield Finding(
            at=url,
            message=f"{member(url.pointer)} {quoted(url.value)} differs from {member(first.pointer)} only in {difference}",
            labels=[Label(first, "the other one")],
            help="keep the one that the application sends as redirect_uri",
        )


def _difference(url: str, other: str) -> str:
    if url.rstrip("/") == other.rstrip("/"):
        return "the final slash"
    return "capital letters" if url.casefold() == other.casefold() else "case and the final slash"
