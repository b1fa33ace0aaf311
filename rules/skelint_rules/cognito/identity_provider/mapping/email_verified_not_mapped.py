"""COG2404: the e-mail address comes from the provider, but not whether it is verified."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.identity_provider import IDENTITY_PROVIDER, UPDATE
from skelint_rules.cognito.identity_provider.mapping._mapping import MAPPING, mapped

EMAIL, VERIFIED = "email", "email_verified"


@rule(
    code="COG2404",
    name="email-verified-not-mapped",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_PROVIDER,
    reads=[MAPPING],
    references=[f"{GUIDE}/cognito-user-pools-specifying-attribute-mapping.html"],
    bad=[
        Example(
            """
            ProviderType: Google
            AttributeMapping:
              «email»: email
            """,
            says="the addresses that this provider gives count as unverified",
        ),
        Example(
            """
            {"AttributeMapping": {«"email"»: "${CLAIM}"}}
            """,
            says="the addresses that this provider gives count as unverified",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("AttributeMapping: {email: email, email_verified: email_verified}"),
        Example("AttributeMapping: {email: mail, '${ATTRIBUTE}': verified}"),
        Example("AttributeMapping: {username: sub}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An e-mail address from a provider counts as unverified, unless `email_verified` is mapped too.

    The developer guide says so. It matters if the user pool sends messages to that address, or an app trusts only verified
    ones. Google has a claim of that name; of a SAML provider it depends on your directory.
    """
    mapping = request.structure(MAPPING)
    attributes = [entry.attribute for entry in mapped(request)]
    if mapping and len(attributes) == len(mapping.value) and EMAIL in attributes and VERIFIED not in attributes:
        yield Finding(
            at=(MAPPING, EMAIL),
            part=Part.KEY,
            message="the addresses that this provider gives count as unverified",
            help="map email_verified too, if the provider has such a claim",
        )
