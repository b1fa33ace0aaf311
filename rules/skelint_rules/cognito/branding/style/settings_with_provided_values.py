"""COG5101: a style has settings, though it shall have those of Amazon Cognito."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Part, Request, Set, Severity, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.branding import CREATE_PAGE, MANAGED, UPDATE, UPDATE_PAGE

PROVIDED, SETTINGS = "UseCognitoProvidedValues", "Settings"


@rule(
    code="COG5101",
    name="settings-with-provided-values",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=MANAGED,
    reads=[PROVIDED],
    references=[CREATE_PAGE, UPDATE_PAGE, f"{PREFLIGHT}/pf-cognito-managed-login-branding-values-exclusive"],
    service_error="useCognitoProvidedValues or settings should be specified (but not both)",
    bad=[
        Example(
            """
            UseCognitoProvidedValues: true
            «Settings»:
              categories: {global: {colorSchemeMode: LIGHT}}
            """,
            says="Settings cannot be combined with UseCognitoProvidedValues true",
            fixed="""
            UseCognitoProvidedValues: false
            Settings:
              categories: {global: {colorSchemeMode: LIGHT}}
            """,
        ),
        Example(
            """
            {«"Settings"»: "${SETTINGS}", "UseCognitoProvidedValues": true}
            """,
            says="Settings cannot be combined with UseCognitoProvidedValues true",
            fixed="""
            {"Settings": "${SETTINGS}", "UseCognitoProvidedValues": false}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("UseCognitoProvidedValues: true"),
        Example("{UseCognitoProvidedValues: false, Settings: {categories: {}}}"),
        Example("{UseCognitoProvidedValues: '${DEFAULT}', Settings: {categories: {}}}"),
        Example("{UseCognitoProvidedValues: true, Settings: {}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A style has either the settings of Amazon Cognito, or its own.

    The rejection was observed. The description of a style with the provided settings shows them as well, so it cannot be
    sent back as it is. Empty settings are not reported: they have not been tried.

    The fix keeps the settings. It is not safe: you may want those of Amazon Cognito.
    """
    provided = request.boolean(PROVIDED)
    if provided and provided.value and request.has(SETTINGS) and request.parameters.get(SETTINGS) not in ({}, None, ""):
        yield Finding(
            at=(SETTINGS,),
            part=Part.KEY,
            message=f"{SETTINGS} cannot be combined with {PROVIDED} true",
            labels=[Label(provided, "the settings of Amazon Cognito")],
            fix=Fix(f"Set {PROVIDED} to false", [Set(provided.pointer, False)], Applicability.UNSAFE),  # noqa: FBT003 - a value
        )
