"""COG4201: an invitation is to be sent to an address that is not given."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.user import CREATE, CREATE_PAGE
from skelint_rules.cognito.user._user_attributes import may_be_reached, names_if_all_are_known
from skelint_rules.cognito.user.invitations._invitation import ADDRESSES, MEDIUMS, is_invited


@rule(
    code="COG4201",
    name="delivery-without-address",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[MEDIUMS],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            {"Username": "jane", "DesiredDeliveryMediums": [«"EMAIL"»],
             "UserAttributes": [{"Name": "phone_number", "Value": "+15550100199"}]}
            """,
            says="EMAIL needs an email, and none is given",
        ),
        Example(
            """
            Username: jane
            DesiredDeliveryMediums: [EMAIL, «SMS»]
            UserAttributes: [{Name: email, Value: jane@example.com}]
            """,
            says="SMS needs a phone_number, and none is given",
        ),
    ],
    good=[
        Example("{DesiredDeliveryMediums: [EMAIL], UserAttributes: [{Name: email, Value: jane@example.com}]}", syntax="yaml"),
        Example("{Username: jane@example.com, DesiredDeliveryMediums: [EMAIL]}", syntax="yaml"),
        Example("{Username: jane, DesiredDeliveryMediums: [EMAIL], MessageAction: SUPPRESS}", syntax="yaml"),
        Example('{"DesiredDeliveryMediums": ["EMAIL"], "UserAttributes": [{"Name": "${NAME}", "Value": "x"}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`EMAIL` needs an `email`, and `SMS` a `phone_number`.

    The API reference says so. What the service answers has not been seen. Nothing is said where no invitation is sent, where
    it is sent again to a user that exists, or where the user name may be the address.
    """
    names = names_if_all_are_known(request)
    if names is None or not is_invited(request):
        return
    for medium in request.each_string(MEDIUMS):
        address = ADDRESSES.get(medium.value)
        if address and address not in names and not may_be_reached(request, address):
            yield Finding(
                at=medium,
                message=f"{medium.value} needs {'an' if address[0] == 'e' else 'a'} {address}, and none is given",
                help=f"add the {address} to UserAttributes",
            )
