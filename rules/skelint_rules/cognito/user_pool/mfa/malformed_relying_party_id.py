"""COG1207: the relying party of passkeys is not a bare domain name."""

import re
from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.user_pool import SET_MFA

MEMBER = ("WebAuthnConfiguration", "RelyingPartyId")
FOREIGN = re.compile(r"[:/?#@\s]")
"""What a domain name cannot have and the rest of a URL has."""
HOST = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?::[0-9]+)?(?:[/?#]\S*)?")


@rule(
    code="COG1207",
    name="malformed-relying-party-id",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_MFA],
    reads=[MEMBER[0]],
    references=[f"{API}/API_WebAuthnConfigurationType.html", f"{PREFLIGHT}/pf-cognito-web-authn-relying-party-format"],
    service_error="RelyingPartyId contains invalid characters",
    bad=[
        Example(
            """
            {"WebAuthnConfiguration": {"RelyingPartyId": «"https://auth.example.com/"»}}
            """,
            says='RelyingPartyId "https://auth.example.com/" is not a bare domain name',
            fixed="""
            {"WebAuthnConfiguration": {"RelyingPartyId": "auth.example.com"}}
            """,
        ),
        Example(
            """
            WebAuthnConfiguration:
              RelyingPartyId: «my domain»
            """,
            says='RelyingPartyId "my domain" is not a bare domain name',
        ),
    ],
    good=[
        Example("WebAuthnConfiguration: {RelyingPartyId: auth.example.com}"),
        Example("WebAuthnConfiguration: {RelyingPartyId: 'https://${DOMAIN}'}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A passkey belongs to a domain, without scheme, port and path.

    The service refuses anything else. It is the domain of the page on which users sign in, or one above it; passkeys that
    exist do not work for another.

    The fix keeps the domain of a URL, which is the only part that can be meant.
    """
    party = request.string(*MEMBER)
    if party is None or not FOREIGN.search(party.value):
        return
    host = HOST.fullmatch(party.value)
    yield Finding(
        at=party,
        message=f"{MEMBER[1]} {quoted(party.value)} is not a bare domain name",
        help=None if host else "write a domain such as auth.example.com",
        fix=Fix(f"Replace with {host[1]}", [Set(party.pointer, host[1])], Applicability.SAFE) if host else None,
    )
