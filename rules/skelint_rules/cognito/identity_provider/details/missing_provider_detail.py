"""COG2201: an identity provider lacks details that its kind requires."""

from collections.abc import Iterator, Sequence

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Set, Severity, listed, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.identity_provider import CREATE, CREATE_PAGE
from skelint_rules.cognito.identity_provider._kinds import DETAILS, KINDS, Kind, kind_of
from skelint_rules.cognito.identity_provider.details._spelling import misspellings

METHOD = "attributes_request_method"
METADATA = ("MetadataURL", "MetadataFile")


@rule(
    code="COG2201",
    name="missing-provider-detail",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=[DETAILS],
    references=[
        CREATE_PAGE,
        f"{PREFLIGHT}/pf-cognito-idp-social-required-keys",
        f"{PREFLIGHT}/pf-cognito-idp-apple-required-keys",
        f"{PREFLIGHT}/pf-cognito-idp-oidc-required-keys",
        f"{PREFLIGHT}/pf-cognito-idp-saml-metadata-required",
    ],
    service_error=KINDS["Google"].answer,
    further_answers=sorted({kind.answer for kind in KINDS.values() if kind.answer} - {KINDS["Google"].answer}),
    bad=[
        Example(
            """
            ProviderType: Google
            «ProviderDetails»:
              client_id: 1example23456789.apps.googleusercontent.com
            """,
            says="a Google provider needs client_secret and authorize_scopes",
        ),
        Example(
            """
            ProviderType: OIDC
            «ProviderDetails»:
              client_id: portal
              authorize_scopes: openid email
              oidc_issuer: https://login.example.com
            """,
            says="an OIDC provider needs attributes_request_method",
            fixed="""
            ProviderType: OIDC
            ProviderDetails:
              client_id: portal
              authorize_scopes: openid email
              oidc_issuer: https://login.example.com
              attributes_request_method: GET
            """,
        ),
        Example(
            """
            {"ProviderType": "SAML", «"ProviderDetails"»: {"IDPSignout": "true"}}
            """,
            says="a SAML provider needs MetadataURL or MetadataFile",
        ),
        Example(
            """
            {"ProviderType": "SignInWithApple", «"ProviderDetails"»: {"client_id": "com.example.portal", "client_secret": "x"}}
            """,
            says="a SignInWithApple provider needs team_id, key_id and private_key",
        ),
    ],
    good=[
        Example("{ProviderType: SAML, ProviderDetails: {MetadataURL: https://idp.example.com/saml}}"),
        Example("{ProviderType: Google, ProviderDetails: {client_id: a, client_secret: '${A}', authorize_scopes: openid}}"),
        Example("{ProviderType: SignInWithApple, ProviderDetails: {client_id: a, team_id: b, key_id: c, private_key: d}}"),
        Example("{ProviderType: Google, ProviderDetails: '${DETAILS}'}"),
        Example("{ProviderType: Google, ProviderDetails: {clientId: a, client_secret: b, authorize_scopes: openid}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each kind of identity provider needs details of its own, which the service model does not tell.

    | provider | needs |
    | --- | --- |
    | Google, Facebook, LoginWithAmazon | `client_id`, `client_secret`, `authorize_scopes` |
    | SignInWithApple | `client_id`, `team_id`, `key_id`, `private_key` |
    | OIDC | `client_id`, `authorize_scopes`, `oidc_issuer`, `attributes_request_method` |
    | SAML | `MetadataURL` or `MetadataFile` |

    The answers were observed, and name exactly these. An OIDC provider without `client_secret` is accepted, and Apple has no
    such secret at all. A key with another spelling is reported by `misspelled-provider-detail`. Updates are not looked at:
    whether they keep the details that they leave out is not known.

    Where only `attributes_request_method` is missing, the fix adds `GET`, which the AWS CDK chooses too.
    """
    kind, details = kind_of(request), request.structure(DETAILS)
    if kind is None or details is None:
        return
    misspelled = {misspelling.meant for misspelling in misspellings(request, kind)}
    missing = _missing(kind, {*details.value, *misspelled})
    if not missing:
        return
    get = Fix("Add attributes_request_method GET", [Set((DETAILS, METHOD), "GET")], Applicability.SAFE)
    yield Finding(
        at=(DETAILS,),
        part=Part.KEY,
        message=f"{'an' if kind.name == 'OIDC' else 'a'} {kind.name} provider needs "
        f"{listed(missing, 'and' if kind.required else 'or')}",
        service_error=kind.answer,
        fix=get if missing == [METHOD] else None,
    )


def _missing(kind: Kind, present: set[str]) -> Sequence[str]:
    if kind.required:
        return [name for name in kind.required if name not in present]
    return METADATA if present.isdisjoint(METADATA) else ()
