"""COG5103: a style has neither settings of its own nor those of Amazon Cognito."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Set, Severity, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.branding import CREATE, CREATE_PAGE

PROVIDED, SETTINGS = "UseCognitoProvidedValues", "Settings"


@rule(
    code="COG5103",
    name="style-without-settings",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=[CREATE],
    references=[CREATE_PAGE, f"{PREFLIGHT}/pf-cognito-managed-login-branding-values-exclusive"],
    service_error="useCognitoProvidedValues or settings should be specified (but not both)",
    bad=[
        Example(
            """
            «UserPoolId»: us-east-1_Ex4mPle01
            ClientId: 1example23456789abcdefgh01
            """,
            says="this style has neither Settings nor UseCognitoProvidedValues true",
            fixed="""
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 1example23456789abcdefgh01
            UseCognitoProvidedValues: true
            """,
        ),
        Example(
            """
            «{»"UserPoolId": "us-east-1_Ex4mPle01", "UseCognitoProvidedValues": false}
            """,
            says="this style has neither Settings nor UseCognitoProvidedValues true",
            fixed="""
            {"UserPoolId": "us-east-1_Ex4mPle01", "UseCognitoProvidedValues": true}
            """,
        ),
    ],
    good=[
        Example("UseCognitoProvidedValues: true"),
        Example("Settings: {categories: {}}"),
        Example("UserPoolId: us-east-1_Ex4mPle01", given=["Settings"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A new style has settings of its own, or those of Amazon Cognito.

    The service says so in its answer to a request that has both: "useCognitoProvidedValues or settings should be specified
    (but not both)". That a request with neither gets the same answer is inferred.

    The fix takes the settings of Amazon Cognito. It is not safe: you may have forgotten your own.
    """
    provided = request.boolean(PROVIDED)
    if (provided and provided.value) or request.has(SETTINGS):
        return
    yield Finding(
        at=(),
        part=Part.KEY,
        message=f"this style has neither {SETTINGS} nor {PROVIDED} true",
        fix=Fix(f"Set {PROVIDED} to true", [Set((PROVIDED,), True)], Applicability.UNSAFE),  # noqa: FBT003 - a value
    )
