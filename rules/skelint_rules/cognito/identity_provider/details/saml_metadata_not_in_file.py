"""COG2207: MetadataFile does not hold the metadata."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, RenameKey, Request, Severity, quoted, rule
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.identity_provider._kinds import DETAILS, detail

URL, FILE = "MetadataURL", "MetadataFile"


@rule(
    code="COG2207",
    name="saml-metadata-not-in-file",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=IDENTITY_PROVIDER,
    reads=[DETAILS],
    covers=["CLI023"],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html",
    ],
    bad=[
        Example(
            """
            ProviderDetails:
              MetadataFile: «file://metadata.xml»
            """,
            says='MetadataFile "file://metadata.xml" is not an XML document',
        ),
        Example(
            """
            {"ProviderDetails": {"MetadataFile": «"https://idp.example.com/saml"»}}
            """,
            says='MetadataFile "https://idp.example.com/saml" is not an XML document',
            fixed="""
            {"ProviderDetails": {"MetadataURL": "https://idp.example.com/saml"}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""ProviderDetails: {MetadataFile: ' <?xml version="1.0"?><EntityDescriptor/>'}"""),
        Example("ProviderDetails: {MetadataFile: '${METADATA}'}"),
        Example("ProviderDetails: {MetadataFile: '', MetadataURL: https://idp.example.com/saml}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`MetadataFile` holds the metadata document itself, in spite of its name.

    AWS: "The value of MetadataFile must be the plaintext metadata document with all quote characters escaped by
    backslashes." A path or a `file://` inside a value is not read by the AWS CLI, which sends it as it is. A document begins
    with `<`. What the service answers to anything else has not been seen.

    If the value is a URL, the fix renames the key to `MetadataURL`.
    """
    metadata = detail(request, FILE)
    text = metadata.value.lstrip("\ufeff \t\r\n") if metadata else ""
    if metadata is None or not text or text.startswith("<"):
        return
    details = request.structure(DETAILS)
    by_url = text.startswith("https://") and details is not None and URL not in details.value
    yield Finding(
        at=metadata,
        message=f"{FILE} {quoted(metadata.value)} is not an XML document",
        help=None if by_url else "write the document itself here, or its address as MetadataURL",
        fix=Fix(f"Rename the key to {URL}", [RenameKey((DETAILS, FILE), URL)], Applicability.UNSAFE) if by_url else None,
    )
