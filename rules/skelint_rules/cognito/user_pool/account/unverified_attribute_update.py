"""COG1305: a change must be verified of an attribute that is never verified."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Label, Request, Set, Severity, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito.user_pool import CREATE, CREATE_PAGE, UPDATE, UPDATE_PAGE, USER_POOL

SETTINGS, LIST, VERIFIED = "UserAttributeUpdateSettings", "AttributesRequireVerificationBeforeUpdate", "AutoVerifiedAttributes"


@rule(
    code="COG1305",
    name="unverified-attribute-update",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[SETTINGS],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        f"{PREFLIGHT}/pf-cognito-user-attribute-update-requires-auto-verified",
    ],
    service_error="All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes",
    bad=[
        Example(
            """
            AutoVerifiedAttributes: [email]
            UserAttributeUpdateSettings:
              AttributesRequireVerificationBeforeUpdate: [email, «phone_number»]
            """,
            says="a change of phone_number must be verified, but AutoVerifiedAttributes does not have it",
            fixed="""
            AutoVerifiedAttributes: [email, phone_number]
            UserAttributeUpdateSettings:
              AttributesRequireVerificationBeforeUpdate: [email, phone_number]
            """,
        ),
        Example(
            """
            UserAttributeUpdateSettings:
              AttributesRequireVerificationBeforeUpdate: [«email»]
            """,
            says="a change of email must be verified, but AutoVerifiedAttributes does not have it",
            fixed="""
            UserAttributeUpdateSettings:
              AttributesRequireVerificationBeforeUpdate: [email]
            AutoVerifiedAttributes: ["email"]
            """,
        ),
    ],
    good=[
        Example("""
            AutoVerifiedAttributes: [email]
            UserAttributeUpdateSettings: {AttributesRequireVerificationBeforeUpdate: [email]}
        """),
        Example("UserAttributeUpdateSettings: {AttributesRequireVerificationBeforeUpdate: [email]}", operation=UPDATE),
        Example(
            "UserAttributeUpdateSettings: {AttributesRequireVerificationBeforeUpdate: [email]}",
            given=["AutoVerifiedAttributes"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Amazon Cognito verifies a change only of an attribute that it verifies automatically.

    With `AttributesRequireVerificationBeforeUpdate`, users keep their old address until they confirm the new one. The service
    refuses an attribute there that is not in `AutoVerifiedAttributes`. An update without `AutoVerifiedAttributes` is not
    reported here: what the service compares it with has not been seen.

    The fix verifies the attribute automatically, which sends messages, so it is not safe.
    """
    verified = request.strings(VERIFIED)
    if verified is None and str(request.operation) != CREATE:
        return
    for name in request.each_string(SETTINGS, LIST):
        if name.value not in (verified.value if verified else ()):
            change = Append(verified.pointer, name.value) if verified else Set((VERIFIED,), [name.value])
            yield Finding(
                at=name,
                message=f"a change of {name.value} must be verified, but {VERIFIED} does not have it",
                labels=[Label(verified, "what is verified")] if verified else (),
                fix=Fix(f"Add {name.value} to {VERIFIED}", [change], Applicability.UNSAFE),
            )
