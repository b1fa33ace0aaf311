"""COG001: one entry of a list holds several items."""

from collections.abc import Iterator

from skelint import UNKNOWN, Applicability, Evidence, Example, Finding, Request, Severity, counted, member, quoted, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.values._entries import SEPARATORS, entries, split
from skelint_rules.cognito.app_client.values._items import KNOWN, answer, is_rejected, items


@rule(
    code="COG001",
    name="several-items-in-one-entry",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    mentions=SEPARATORS,
    operations=APP_CLIENT,
    reads=list(KNOWN),
    covers=["AWS020", "AWS028", "CLI106", "COG211", "COG212", "COG601", "COG603"],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{API}/API_CreateIdentityProvider.html"],
    further_answers=[
        "Value '…' at '…' failed to satisfy constraint: Member must satisfy enum value set: …",
        "Value '…' at '…' failed to satisfy constraint: Member must satisfy regular expression pattern: …",
        "Invalid scope requested: … (ScopeDoesNotExistException)",
    ],
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
            says='AllowedOAuthScopes[0] "openid,…" holds several items in one entry',
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
        all_entries = list(entries(request, name))
        for entry in all_entries:
            pieces = items(name, entry.value)
            if len(pieces) < 2:
                continue
            rejected = is_rejected(name, entry)
            yield Finding(
                at=entry,
                message=f"{member(entry.pointer)} {quoted(entry.value.replace(UNKNOWN, '…'))} "
                f"holds {'several items' if UNKNOWN in entry.value else counted(len(pieces), 'item')} in one entry",
                help="write each item as an entry of its own" if UNKNOWN in entry.value else None,
                severity=None if rejected or entry.pointer in request.faulty else Severity.WARNING,
                service_error=answer(name, entry) if rejected and UNKNOWN not in entry.value else None,
                fix=split(
                    entry,
                    pieces,
                    {other.value for other in all_entries},
                    Applicability.SAFE if rejected else Applicability.UNSAFE,
                ),
            )
