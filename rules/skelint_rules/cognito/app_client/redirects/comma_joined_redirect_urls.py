"""COG111: one entry holds several URLs."""

import re
from collections.abc import Iterator, Sequence

from skelint import (
    UNKNOWN,
    Applicability,
    Evidence,
    Example,
    Finding,
    Request,
    Severity,
    Unresolved,
    Value,
    counted,
    member,
    quoted,
    rule,
)
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.redirects._redirects import MEMBERS
from skelint_rules.cognito.app_client.values._entries import SEPARATORS, entries, split, violation

SEPARATOR = re.compile(r"([,;\s]+)")
URL = re.compile(r"[a-z][a-z0-9+.-]*://|" + UNKNOWN, re.IGNORECASE)
WEB_URL = re.compile(r"https?://", re.IGNORECASE)


@rule(
    code="COG111",
    name="comma-joined-redirect-urls",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    mentions=SEPARATORS,
    operations=APP_CLIENT,
    reads=MEMBERS,
    covers=["AWS028", "COG105", "COG106", "COG107", "COG109"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    further_answers=["Value '…' at '…' failed to satisfy constraint: Member must satisfy regular expression pattern: …"],
    bad=[
        Example(
            """
            CallbackURLs:
              - «https://app.example.com/callback,https://admin.example.com/callback»
            """,
            says='CallbackURLs[0] "https://app.example.com/callback,https://adm…le.com/callback" holds 2 URLs in one entry',
            fixed="""
            CallbackURLs:
              - https://app.example.com/callback
              - https://admin.example.com/callback
            """,
        ),
        Example(
            """
            {"CallbackURLs": [«"https://a.test/cb, http://localhost/cb"», "https://b.test/cb", «"https://b.test/cb myapp://cb"»]}
            """,
            says=[
                'CallbackURLs[0] "https://a.test/cb, http://localhost/cb" holds 2 URLs in one entry',
                'CallbackURLs[2] "https://b.test/cb myapp://cb" holds 2 URLs in one entry',
            ],
            fixed="""
            {"CallbackURLs": ["https://a.test/cb", "https://b.test/cb", "myapp://cb", "http://localhost/cb"]}
            """,
        ),
        Example(
            """
            {"LogoutURLs": [«"${WEB},${ADMIN},http://localhost:3000/"»]}
            """,
            says='LogoutURLs[0] "…,…,http://localhost:3000/" holds several URLs in one entry',
        ),
    ],
    good=[
        Example("""
            CallbackURLs:
              - https://app.example.com/callback
              - https://app.example.com/a,b
              - https://app.example.com/callback?next=https://app.example.com/
              - https://app.example.com/two words
              - ${CALLBACK_URLS}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each redirect URL is an entry of its own.

    A list that came from one variable, or from an option such as `--callback-urls "a,b"`, is easily written as one string. The
    AWS CLI sends it as it stands: one URL with a comma in it, which is none of the URLs that were meant. Public scripts hold
    such lists. What the service answers is not known; since the whole can pass for one URL, it may well accept it. If there
    is also a space between the URLs, the service rejects the entry: the service model allows no space in a URL. Then this is
    an error.

    The fix makes an entry of each. It is not safe: each entry is a place to which authorization codes may be sent.
    """
    for name in MEMBERS:
        listed_urls = list(entries(request, name))
        for entry in listed_urls or _alone(request, name):
            urls = _urls(entry.value)
            if len(urls) < 2:
                continue
            spaced = any(map(str.isspace, entry.value))
            listed = len(entry.pointer) > 1
            fix = split(entry, urls, {other.value for other in listed_urls}, Applicability.UNSAFE) if listed else None
            yield Finding(
                at=entry,
                message=f"{member(entry.pointer)} {quoted(entry.value.replace(UNKNOWN, '…'))} "
                f"holds {'several URLs' if UNKNOWN in entry.value else counted(len(urls), 'URL')} in one entry",
                help=None if fix else "write one URL in each entry",
                severity=Severity.ERROR if spaced or entry.pointer in request.faulty else None,
                service_error=violation(entry, "regular expression pattern") if spaced else None,
                fix=fix,
            )


def _alone(request: Request, name: str) -> Iterator[Value[str]]:
    """Yield a member that is one string, not a list, unless it repeats a callback URL, which is reported itself."""
    value = request.parameters.get(name)
    if isinstance(value, str) and value not in (url.value for url in entries(request, "CallbackURLs")):
        yield Value((name,), value.text if isinstance(value, Unresolved) else value)


def _urls(text: str) -> Sequence[str]:
    """Return the URLs in a text; none unless it begins with one, and consists of nothing else."""
    first, *rest = SEPARATOR.split(text.strip())
    urls = [first] if URL.match(first) else []
    for separator, piece in zip(rest[::2], rest[1::2], strict=True):
        if WEB_URL.match(piece) or (any(map(str.isspace, separator)) and URL.match(piece)):
            urls.append(piece)
        elif urls:
            urls[-1] += separator + piece
    return [] if any(any(map(str.isspace, url)) for url in urls) else urls
