"""COG2206: a SAML provider has its metadata both by URL and by file."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Part, Remove, Request, Severity, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE
from skelint_rules.cognito.identity_provider._kinds import DETAILS

URL, FILE = "MetadataURL", "MetadataFile"


@rule(
    code="COG2206",
    name="saml-metadata-twice",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=IDENTITY_PROVIDER,
    reads=[DETAILS],
    references=[CREATE_PAGE, f"{PREFLIGHT}/pf-cognito-idp-saml-metadata-exclusive"],
    service_error="Only one of the MetadataURL or MetadataFile should be provided.",
    bad=[
        Example(
            """
            ProviderDetails:
              MetadataURL: https://idp.example.com/saml/metadata
              «MetadataFile»: <EntityDescriptor entityID="https://idp.example.com"/>
            """,
            says="MetadataFile cannot be combined with MetadataURL",
            fixed="""
            ProviderDetails:
              MetadataURL: https://idp.example.com/saml/metadata
            """,
        ),
        Example(
            """
            {"ProviderDetails": {«"MetadataFile"»: "${XML}", "MetadataURL": "${URL}"}}
            """,
            says="MetadataFile cannot be combined with MetadataURL",
            fixed="""
            {"ProviderDetails": {"MetadataURL": "${URL}"}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("ProviderDetails: {MetadataURL: https://idp.example.com/saml/metadata}"),
        Example("ProviderDetails: {MetadataURL: https://idp.example.com/saml/metadata, MetadataFile: ''}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The metadata of a SAML provider come from a URL or from a file, not from both.

    The rejection was observed. With a URL Amazon Cognito fetches the metadata again when they change; a file has to be sent
    anew. An empty text is not reported: whether it counts has not been tried.

    The fix keeps the URL. It is not safe, because the file may be the newer one.
    """
    details = request.structure(DETAILS)
    if details and details.value.get(URL, "") != "" and details.value.get(FILE, "") != "":
        yield Finding(
            at=(DETAILS, FILE),
            part=Part.KEY,
            message=f"{FILE} cannot be combined with {URL}",
            labels=[Label((DETAILS, URL), "the metadata by URL", Part.KEY)],
            fix=Fix(f"Keep only {URL}", [Remove((DETAILS, FILE))], Applicability.UNSAFE),
        )
