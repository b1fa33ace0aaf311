"""COG4202: a user with an e-mail address only is invited by text message."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Set, Severity, rule
from skelint_rules.cognito.user import CREATE, CREATE_PAGE
from skelint_rules.cognito.user._user_attributes import may_be_reached, names_if_all_are_known
from skelint_rules.cognito.user.invitations._invitation import MEDIUMS, is_invited


@rule(
    code="COG4202",
    name="delivery-medium-unset",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            «Username»: jane
            UserAttributes:
              - Name: email
                Value: jane@example.com
            """,
            says="DesiredDeliveryMediums is not set, so it is SMS, but the user has an e-mail address only",
            fixed="""
            Username: jane
            UserAttributes:
              - Name: email
                Value: jane@example.com
            DesiredDeliveryMediums: ["EMAIL"]
            """,
        ),
    ],
    good=[
        Example("{UserAttributes: [{Name: email, Value: jane@example.com}], DesiredDeliveryMediums: [EMAIL]}", syntax="yaml"),
        Example("{UserAttributes: [{Name: email, Value: jane@example.com}], MessageAction: SUPPRESS}", syntax="yaml"),
        Example("UserAttributes: [{Name: email, Value: a@b.example}, {Name: phone_number, Value: '+15550100199'}]"),
        Example("UserAttributes: [{Name: email, Value: jane@example.com}]", given=["DesiredDeliveryMediums"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """If `DesiredDeliveryMediums` is omitted, the invitation goes out by text message.

    The API reference gives the default. What becomes of the invitation where there is only an e-mail address has not been
    measured, so this is a warning.

    The fix asks for e-mail. It sends one, so it is not safe.
    """
    names = names_if_all_are_known(request)
    if names is None or "email" not in names or "phone_number" in names:
        return
    if is_invited(request) and not request.has(MEDIUMS) and not may_be_reached(request, "phone_number"):
        yield Finding(
            at=(MEDIUMS,),
            part=Part.KEY,
            message=f"{MEDIUMS} is not set, so it is SMS, but the user has an e-mail address only",
            fix=Fix(f"Set {MEDIUMS} to EMAIL", [Set((MEDIUMS,), ["EMAIL"])], Applicability.UNSAFE),
        )
