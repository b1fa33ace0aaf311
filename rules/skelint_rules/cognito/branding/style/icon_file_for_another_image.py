"""COG5104: an image that is not the favicon is an ICO file."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.branding import MANAGED, UPDATE

ASSETS, ICON, FAVICON = "Assets", "ICO", "FAVICON_ICO"


@rule(
    code="COG5104",
    name="icon-file-for-another-image",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=MANAGED,
    reads=[ASSETS],
    references=[f"{API}/API_AssetType.html", f"{PREFLIGHT}/pf-cognito-managed-login-branding-asset-extension"],
    service_error="Invalid assets provided. Validation errors: [{category: …, extension: ICO, colorMode: …, errorMessage: …",
    bad=[
        Example(
            """
            Assets:
              - Category: FORM_LOGO
                ColorMode: DARK
                Extension: «ICO»
                Bytes: AAABAA==
            """,
            says="a FORM_LOGO cannot be an ICO file",
        ),
        Example(
            """
            {"Assets": [{"Category": "PAGE_BACKGROUND", "ColorMode": "LIGHT", "Extension": «"ICO"», "Bytes": "${BYTES}"}]}
            """,
            says="a PAGE_BACKGROUND cannot be an ICO file",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("Assets: [{Category: FAVICON_ICO, ColorMode: DYNAMIC, Extension: ICO, Bytes: AAABAA==}]"),
        Example("Assets: [{Category: FORM_LOGO, ColorMode: DARK, Extension: PNG, Bytes: iVBORw0KGgo=}, '${LOGO}']"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Only the favicon can be an ICO file.

    The service model allows every extension with every category. The rejection was observed for a page background, with an
    answer that lists the images one by one. Whether `FAVICON_ICO` can be another kind of file is not known.
    """
    for asset in request.each_structure(ASSETS):
        category = asset.value.get("Category")
        pointer = (*asset.pointer, "Extension")
        if asset.value.get("Extension") == ICON and type(category) is str and category != FAVICON:
            if (*asset.pointer, "Category") in request.faulty:
                continue
            yield Finding(
                at=pointer,
                message=f"a {category} cannot be an {ICON} file",
                help="use a PNG, JPEG, SVG or WEBP image",
            )
