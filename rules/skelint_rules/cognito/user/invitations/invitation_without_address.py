"""COG4203: a user is to be invited, and there is no address."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito.user import CREATE, CREATE_PAGE
from skelint_rules.cognito.user._user_attributes import ADDRESSES, may_be_reached, names_if_all_are_known
from skelint_rules.cognito.user.invitations._invitation import ACTION, MEDIUMS, is_invited


@rule(
    code="COG4203",
    name="invitation-without-address",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            «Username»: jane
            UserAttributes: [{Name: name, Value: Jane Doe}]
            """,
            says="the user has neither email nor phone_number, so the invitation reaches nobody",
        ),
    ],
    good=[
        Example("{Username: jane, UserAttributes: [{Name: name, Value: Jane Doe}], MessageAction: SUPPRESS}", syntax="yaml"),
        Example("{Username: jane, UserAttributes: [{Name: email, Value: jane@example.com}]}", syntax="yaml"),
        Example("Username: jane@example.com"),
        Example("Username: jane", given=["UserAttributes"]),
        Example("{Username: jane, DesiredDeliveryMediums: [EMAIL]}", syntax="yaml"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An invitation needs an address or a telephone number.

    Amazon Cognito sends one to every new user, unless `MessageAction` is `SUPPRESS`. In pools whose user names are addresses,
    the name is enough, so nothing is said where it may be one. What the service answers otherwise has not been seen.
    """
    names = names_if_all_are_known(request)
    if names is None or not is_invited(request) or request.has(MEDIUMS):
        return
    if names.isdisjoint(ADDRESSES) and not any(may_be_reached(request, address) for address in ADDRESSES):
        yield Finding(
            at=(ACTION,),
            part=Part.KEY,
            message="the user has neither email nor phone_number, so the invitation reaches nobody",
            help=f"give one of them, or set {ACTION} to SUPPRESS",
        )
