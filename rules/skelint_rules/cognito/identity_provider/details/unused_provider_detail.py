"""COG2203: an identity provider has a detail that its kind does not take."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Remove, Request, Severity, listed, quoted, rule
from skelint_rules.cognito._keys import keys
from skelint_rules.cognito.identity_provider import CREATE, CREATE_PAGE, IDENTITY_PROVIDER, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.identity_provider._kinds import DETAILS, KINDS, Kind, kind_of
from skelint_rules.cognito.identity_provider.details._spelling import SHOWN, misspellings


@rule(
    code="COG2203",
    name="unused-provider-detail",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_PROVIDER,
    reads=[DETAILS],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            ProviderType: SAML
            ProviderDetails:
              MetadataURL: https://idp.example.com/saml/metadata
              «SSORedirectBindingURI»: https://idp.example.com/sso
            """,
            says='"SSORedirectBindingURI" is only in the description of a SAML provider',
            fixed="""
            ProviderType: SAML
            ProviderDetails:
              MetadataURL: https://idp.example.com/saml/metadata
            """,
        ),
        Example(
            """
            {"ProviderName": "Google", "ProviderDetails": {«"MetadataURL"»: "https://a.test/saml", «"hosted_domain"»: "a"}}
            """,
            says=[
                '"MetadataURL" is a detail of SAML providers, not of Google',
                'AWS documents no detail "hosted_domain" of Google providers',
            ],
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{ProviderType: SAML, ProviderDetails: {MetadataFile: '${XML}', RequestSigningAlgorithm: rsa-sha256}}"),
        Example("{ProviderType: OIDC, ProviderDetails: {client_id: a, jwks_uri: https://a.test/jwks, '${KEY}': b}}"),
        Example("ProviderDetails: {hosted_domain: a.test}", operation=UPDATE),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """AWS documents the details that each kind of identity provider takes, and others that only its description shows.

    A detail from the output of `describe-identity-provider`, such as `token_request_method`, or one of another kind is left
    over from something else. Whether Amazon Cognito ignores it or rejects it is not known.

    Removing what only a description shows is safe for a new provider. Other details have no fix: it may be the type that is
    wrong.
    """
    kind = kind_of(request)
    if kind is None:
        return
    misspelled = {misspelling.key for misspelling in misspellings(request, kind)}
    for key in keys(request, DETAILS):
        if key in kind.taken or key in misspelled:
            continue
        pointer = (DETAILS, key)
        remove = Fix("Remove it", [Remove(pointer)], Applicability.SAFE)
        yield Finding(
            at=pointer,
            part=Part.KEY,
            message=_message(kind, key),
            fix=remove if key in SHOWN and str(request.operation) == CREATE else None,
        )


def _message(kind: Kind, key: str) -> str:
    if key in SHOWN:
        return f"{quoted(key)} is only in the description of a {kind.name} provider"
    others = [other.name for other in KINDS.values() if key in other.taken]
    if others:
        return f"{quoted(key)} is a detail of {listed(others)} providers, not of {kind.name}"
    return f"AWS documents no detail {quoted(key)} of {kind.name} providers"
