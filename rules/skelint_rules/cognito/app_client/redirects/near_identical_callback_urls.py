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
            says='CallbackURLs[1] "https://app.example.com/callback/" is CallbackURLs[0] but for the slash at its end',
        ),
        Example(
            """
            {"CallbackURLs": ["https://a.example/Cb", «"https://a.example/cb"», «"https://a.example/cb/"», "${URL}"]}
            """,
            says=[
                'CallbackURLs[1] "https://a.example/cb" is CallbackURLs[0] but for capital letters',
                'CallbackURLs[2] "https://a.example/cb/" is CallbackURLs[0] but for capital letters and the slash at its end',
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
    """Two callback URLs are all but the same.

    Amazon Cognito compares the `redirect_uri` of a sign-in with the callback URLs exactly: a slash at the end, or a capital
    letter, makes another URL, and the sign-in ends in `redirect_mismatch`, or in `unauthorized_client` when the code is
    exchanged. Two such entries side by side mostly mean that somebody tried which one works. Both can be intended, so this is
    advice.

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
            message=f"{member(url.pointer)} {quoted(url.value)} is {member(first.pointer)} but for {difference}",
            labels=[Label(first, "the other one")],
            help="keep the one that the application sends as redirect_uri, to the letter",
        )


def _difference(one: str, other: str) -> str:
    if one.rstrip("/") == other.rstrip("/"):
        return "the slash at its end"
    return "capital letters" if one.casefold() == other.casefold() else "capital letters and the slash at its end"
