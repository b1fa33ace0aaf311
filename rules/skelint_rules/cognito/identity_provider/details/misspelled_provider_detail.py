"""COG2202: a detail of an identity provider is written in another way than its kind has it."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, RenameKey, Request, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.identity_provider import CREATE, CREATE_PAGE, IDENTITY_PROVIDER, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.identity_provider._kinds import DETAILS, KINDS, Kind, kind_of
from skelint_rules.cognito.identity_provider.details._spelling import misspellings


@rule(
    code="COG2202",
    name="misspelled-provider-detail",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=IDENTITY_PROVIDER,
    reads=[DETAILS],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{PREFLIGHT}/pf-cognito-idp-social-required-keys"],
    service_error=KINDS["Google"].answer,
    bad=[
        Example(
            """
            ProviderType: Google
            ProviderDetails:
              «clientId»: 1example.apps.googleusercontent.com
              «client-secret»: ${SECRET}
              authorize_scopes: openid email
            """,
            says=[
                '"clientId" is not the spelling of client_id',
                '"client-secret" is not the spelling of client_secret',
            ],
            fixed="""
            ProviderType: Google
            ProviderDetails:
              client_id: 1example.apps.googleusercontent.com
              client_secret: ${SECRET}
              authorize_scopes: openid email
            """,
        ),
        Example(
            """
            {"ProviderName": "CorpSSO", "ProviderDetails": {"MetadataURL": "https://idp.test/saml", «"IdpSignOut"»: "true"}}
            """,
            says='"IdpSignOut" is not the spelling of IDPSignout',
            fixed="""
            {"ProviderName": "CorpSSO", "ProviderDetails": {"MetadataURL": "https://idp.test/saml", "IDPSignout": "true"}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{ProviderType: SAML, ProviderDetails: {MetadataURL: https://idp.example.com/saml, IDPSignout: 'true'}}"),
        Example("{ProviderType: Google, ProviderDetails: {client_id: a, clientId: a, '${KEY}': b}}"),
        Example("ProviderDetails: {clientId: a}", operation=UPDATE),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The details of social and OIDC providers are in snake case (`client_id`), those of SAML are not (`MetadataURL`).

    The keys are free text to the service model, so the AWS CLI lets any spelling pass. Amazon Cognito looks for the
    documented one. If it misses a detail that the provider needs, it answers that this "is required", which was observed;
    its answers name the details in yet another way, `clientId`, which misleads people. That another spelling counts as
    absent is inferred. If the detail can be left out, or on an update, it is probably ignored, and this is a warning.

    The fix is safe if the two differ only in case, hyphens and underscores.
    """
    kind = kind_of(request)
    for misspelling in misspellings(request, kind) if kind else ():
        needed = kind is not None and _is_needed(request, kind, misspelling.meant)
        pointer = (DETAILS, misspelling.key)
        safe = Applicability.SAFE if misspelling.by_letters else Applicability.UNSAFE
        yield Finding(
            at=pointer,
            part=Part.KEY,
            message=f"{quoted(misspelling.key)} is not the spelling of {misspelling.meant}",
            severity=None if needed else Severity.WARNING,
            service_error=kind.answer if kind and needed else "",
            fix=Fix(f"Rename it to {misspelling.meant}", [RenameKey(pointer, misspelling.meant)], safe),
        )


def _is_needed(request: Request, kind: Kind, name: str) -> bool:
    return str(request.operation) == CREATE and (name in kind.required or name.startswith("Metadata"))
