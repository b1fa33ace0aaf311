"""COG104: the default redirect URI is not one of the callback URLs."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Label, Request, Severity, nearest, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE


@rule(
    code="COG104",
    name="default-redirect-uri-not-in-callback-urls",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=["DefaultRedirectURI"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    service_error="The default redirect URI … is not in the callback URIs list.",
    bad=[
        Example(
            """
            DefaultRedirectURI: «https://app.example.com/home»
            CallbackURLs:
              - https://app.example.com/callback
            """,
            says='DefaultRedirectURI "https://app.example.com/home" is not one of the CallbackURLs',
            fixed="""
            DefaultRedirectURI: https://app.example.com/home
            CallbackURLs:
              - https://app.example.com/callback
              - https://app.example.com/home
            """,
        ),
        Example(
            """
            {
              "CallbackURLs": ["https://app.example.com/callback"],
              "DefaultRedirectURI": «"https://app.example.com/callback/"»
            }
            """,
            says='DefaultRedirectURI "https://app.example.com/callback/" is not one of the CallbackURLs',
            fixed="""
            {
              "CallbackURLs": ["https://app.example.com/callback", "https://app.example.com/callback/"],
              "DefaultRedirectURI": "https://app.example.com/callback/"
            }
            """,
        ),
    ],
    good=[
        Example("""
            DefaultRedirectURI: https://app.example.com/callback
            CallbackURLs: [https://app.example.com/callback]
        """),
        Example("CallbackURLs: [https://app.example.com/callback]"),
        Example("""
            DefaultRedirectURI: https://app.example.com/callback
            CallbackURLs: ["${CALLBACK_URL}"]
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The default redirect URI must be one of the callback URLs.

    Amazon Cognito redirects only to the URLs in `CallbackURLs`, and requires `DefaultRedirectURI` to be one of them. It was
    observed to reject a URL that is not in the list. We take "in the list" to mean exactly as written: a trailing slash, a
    port or a capital letter makes a different URL.

    The fix adds the URL to `CallbackURLs`. It is not safe: each entry of that list is a place to which authorization codes
    may be sent.
    """
    default = request.string("DefaultRedirectURI")
    allowed = request.strings("CallbackURLs")
    if default is None or default.value == "" or (allowed and default.value in allowed.value):
        return
    near = nearest(default.value, allowed.value) if allowed else None
    fix = Fix("Add it to CallbackURLs", [Append(allowed.pointer, default.value)], Applicability.UNSAFE) if allowed else None
    yield Finding(
        at=default,
        message=f"DefaultRedirectURI {quoted(default.value)} is not one of the CallbackURLs",
        labels=[Label(allowed, "the URLs that are allowed")] if allowed and allowed.value else [],
        help=f"did you mean {near}?" if near else None if fix else "list this URL in CallbackURLs as well",
        service_error=f"The default redirect URI {default.value} is not in the callback URIs list.",
        fix=fix,
    )
