"""COG001: one entry of a list holds several items."""

import re
from collections.abc import Iterator, Sequence

from skelint import UNKNOWN, Applicability, Evidence, Example, Finding, Request, Severity, Value, counted, member, quoted, rule
from skelint_rules.cognito.app_client import API, APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import NAMES
from skelint_rules.cognito.app_client.oauth._flows import OAUTH_FLOWS
from skelint_rules.cognito.app_client.oauth._scopes import BUILT_IN as SCOPES
from skelint_rules.cognito.app_client.providers._providers import BUILT_IN as PROVIDERS
from skelint_rules.cognito.app_client.values._entries import entries, split

KNOWN = {
    "AllowedOAuthFlows": OAUTH_FLOWS,
    "AllowedOAuthScopes": SCOPES,
    "ExplicitAuthFlows": NAMES,
    "SupportedIdentityProviders": PROVIDERS,
}
"""The lists, and the items that AWS itself defines for them."""
OPEN = {"AllowedOAuthScopes": re.compile(r"[^/]+/.*[^/]"), "SupportedIdentityProviders": re.compile(".+")}
"""The lists that take names of the user's own, and what these look like."""
SEPARATOR = re.compile(r"[,;\s]+")


@rule(
    code="COG001",
    name="several-items-in-one-entry",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=list(KNOWN),
    covers=["AWS020", "AWS028", "COG211", "COG212", "COG601", "COG603"],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{API}/API_CreateIdentityProvider.html"],
    bad=[
        Example(
            """
            AllowedOAuthFlows:
              - «code,implicit»
            AllowedOAuthScopes:
              - «openid email»
              - phone
            """,
            says=[
                'AllowedOAuthFlows[0] "code,implicit" holds 2 items in one entry',
                'AllowedOAuthScopes[0] "openid email" holds 2 items in one entry',
            ],
            fixed="""
            AllowedOAuthFlows:
              - code
              - implicit
            AllowedOAuthScopes:
              - openid
              - phone
              - email
            """,
        ),
        Example(
            """
            {"ExplicitAuthFlows": [«"ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH"»]}
            """,
            says='ExplicitAuthFlows[0] "ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH" holds 2 items in one entry',
            fixed="""
            {"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]}
            """,
            operation=UPDATE,
        ),
        Example(
            """
            {"AllowedOAuthScopes": [«"openid,${SCOPES}"»]}
            """,
            says='AllowedOAuthScopes[0] "openid,…" holds 2 items in one entry',
        ),
        Example(
            """
            SupportedIdentityProviders: [«"COGNITO,Okta"»]
            AllowedOAuthScopes: [«"openid,reports/read"»]
            """,
            says=[
                'SupportedIdentityProviders[0] "COGNITO,Okta" holds 2 items in one entry',
                'AllowedOAuthScopes[0] "openid,reports/read" holds 2 items in one entry',
            ],
            fixed="""
            SupportedIdentityProviders: ["COGNITO", "Okta"]
            AllowedOAuthScopes: ["openid", "reports/read"]
            """,
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlows: [code, implicit]
            AllowedOAuthScopes: [openid, reports/read, "api,v2/read", "${SCOPES}"]
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            SupportedIdentityProviders: [COGNITO, "Okta,Inc"]
        """),
        Example("AllowedOAuthScopes: [two words]"),
        Example("AllowedOAuthScopes: ${SCOPES}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each item of a list is an entry of its own.

    A list that came from one variable, or from an option such as `--allowed-o-auth-scopes "openid,email"`, is easily written
    as one string. Amazon Cognito takes that string for a single item. It documents which OAuth flows and authentication flows
    there are, that a scope contains no space, and which scopes without a slash it knows: it rejects anything else.

    Two cases are only a warning, because one item could really have that name: a scope with a slash
    (`openid,reports/read`) and an identity provider with a comma (`COGNITO,Google`). An entry is reported only if it names at
    least one item that AWS itself defines. Redirect URLs have a rule of their own, `comma-joined-redirect-urls`.

    The fix makes an entry of each item. It is safe where the entry as written would be rejected.
    """
    for name in KNOWN:
        written = list(entries(request, name))
        for entry in written:
            items = _items(name, entry.value)
            if len(items) < 2:
                continue
            rejected = _is_rejected(name, entry)
            yield Finding(
                at=entry,
                message=f"{member(entry.pointer)} {quoted(entry.value.replace(UNKNOWN, '…'))} "
                f"holds {counted(len(items), 'item')} in one entry",
                help="write each item as an entry of its own" if UNKNOWN in entry.value else None,
                severity=None if rejected else Severity.WARNING,
                fix=split(
                    entry,
                    items,
                    {other.value for other in written},
                    Applicability.SAFE if rejected else Applicability.UNSAFE,
                ),
            )


def _items(name: str, text: str) -> Sequence[str]:
    """Return the items that an entry was meant to hold; none where it does not name a known one, or is itself one."""
    items = [item for item in SEPARATOR.split(text) if item]
    if text in KNOWN[name] or not any(item in KNOWN[name] for item in items):
        return ()
    return items if all(_is_plausible(name, item) for item in items) else ()


def _is_plausible(name: str, item: str) -> bool:
    return item in KNOWN[name] or UNKNOWN in item or (name in OPEN and OPEN[name].fullmatch(item) is not None)


def _is_rejected(name: str, entry: Value[str]) -> bool:
    """Return whether the entry as it stands cannot be accepted: it is no item, whatever the user pool holds."""
    if name not in OPEN:
        return True
    scope = name == "AllowedOAuthScopes" and UNKNOWN not in entry.value
    return scope and ("/" not in entry.value or any(map(str.isspace, entry.value)))
