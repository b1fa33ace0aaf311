"""COG5102: a style has images, though it shall have the settings of Amazon Cognito."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Part, Request, Severity, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.branding import CREATE_PAGE, MANAGED, UPDATE, UPDATE_PAGE

PROVIDED, ASSETS = "UseCognitoProvidedValues", "Assets"


@rule(
    code="COG5102",
    name="assets-with-provided-values",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=MANAGED,
    reads=[ASSETS],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{PREFLIGHT}/pf-cognito-managed-login-branding-values-exclusive"],
    bad=[
        Example(
            """
            UseCognitoProvidedValues: true
            «Assets»:
              - {Category: FORM_LOGO, ColorMode: LIGHT, Extension: PNG, Bytes: iVBORw0KGgo=}
            """,
            says="AWS asks to omit Assets with UseCognitoProvidedValues true",
        ),
        Example(
            """
            {"UseCognitoProvidedValues": true, «"Assets"»: ["${LOGO}"]}
            """,
            says="AWS asks to omit Assets with UseCognitoProvidedValues true",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{UseCognitoProvidedValues: true, Assets: []}"),
        Example("""
            UseCognitoProvidedValues: false
            Assets:
              - {Category: FORM_LOGO, ColorMode: LIGHT, Extension: PNG, Bytes: iVBORw0KGgo=}
        """),
        Example("{UseCognitoProvidedValues: true, Assets: '${ASSETS}'}"),
        Example("{UseCognitoProvidedValues: true, Settings: {categories: {}}, Assets: ['${LOGO}']}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """AWS: with the settings of Amazon Cognito "you must also omit values for Settings and Assets".

    Sources disagree: in a deployment of September 2026 such a request was accepted. So this is a warning, and whether the
    images show up is not known. If there are settings too, `settings-with-provided-values` reports the request.
    """
    provided = request.boolean(PROVIDED)
    assets = request.parameters.get(ASSETS)
    if provided and provided.value and type(assets) is list and assets and "Settings" not in request.parameters:
        yield Finding(
            at=(ASSETS,),
            part=Part.KEY,
            message=f"AWS asks to omit {ASSETS} with {PROVIDED} true",
            labels=[Label(provided, "the settings of Amazon Cognito")],
            help=f"omit {ASSETS}, or give the style settings of its own",
        )
