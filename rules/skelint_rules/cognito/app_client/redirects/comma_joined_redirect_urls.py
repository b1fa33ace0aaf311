"""COG111: one entry holds several URLs, joined with commas."""

import re
from collections.abc import Iterator

from skelint import UNKNOWN, Append, Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, counted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import Redirect, redirects

BEFORE_A_URL = re.compile(r"[,;](?=https?://)", re.IGNORECASE)


@rule(
    code="COG111",
    name="comma-joined-redirect-urls",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=["CallbackURLs", "LogoutURLs", "DefaultRedirectURI"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            CallbackURLs:
              - «https://app.example.com/callback,https://admin.example.com/callback»
            """,
            says='CallbackURLs[0] "https://app.example.com/callback,https://adm…le.com/callback" is 2 URLs in one',
            fixed="""
            CallbackURLs:
              - https://app.example.com/callback
              - https://admin.example.com/callback
            """,
        ),
        Example(
            """
            {"LogoutURLs": [«"https://${HOST}/,http://localhost:3000/"»]}
            """,
            says='LogoutURLs[0] "https://…/,http://localhost:3000/" is 2 URLs in one',
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://app.example.com/callback
              - https://app.example.com/a,b
              - https://app.example.com/callback?next=https://app.example.com/
              - ${CALLBACK_URLS}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each redirect URL is an entry of its own.

    A list that came from one variable, or from an option such as `--callback-urls "a,b"`, is easily written as one string. The
    AWS CLI sends it as it stands: one URL with a comma in it, which is none of the URLs that were meant. Public scripts hold
    such lists; what the service answers is not known, and as the whole can pass for one URL, it may well accept it.

    The fix makes an entry of each. It is not safe: each entry is a place to which authorization codes may be sent.
    """
    for redirect in redirects(request):
        urls = BEFORE_A_URL.split(redirect.text)
        if len(urls) > 1:
            yield Finding(
                at=redirect.at,
                message=f"{redirect.named} is {counted(len(urls), 'URL')} in one",
                help="write one URL in each entry",
                fix=_separated(redirect, urls),
            )


def _separated(redirect: Redirect, urls: list[str]) -> Fix | None:
    pointer = redirect.at.pointer
    if UNKNOWN in redirect.text or len(pointer) == 1 or redirect.repeated:
        return None
    added = [Append(pointer[:-1], url) for url in urls[1:]]
    return Fix("Make an entry of each", [Set(pointer, urls[0]), *added], Applicability.UNSAFE)
