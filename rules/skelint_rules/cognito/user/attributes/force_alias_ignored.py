"""COG4105: an alias is to be moved, but no address is verified."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Remove, Request, Severity, rule
from skelint_rules.cognito.user import CREATE, CREATE_PAGE
from skelint_rules.cognito.user._user_attributes import ADDRESSES, is_flagged, names_if_all_are_known

MEMBER = "ForceAliasCreation"


@rule(
    code="COG4105",
    name="force-alias-ignored",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[MEMBER],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            {«"ForceAliasCreation"»: true, "UserAttributes": [{"Name": "email", "Value": "jane@example.com"}]}
            """,
            says="ForceAliasCreation is ignored: neither email_verified nor phone_number_verified is true",
            fixed="""
            {"UserAttributes": [{"Name": "email", "Value": "jane@example.com"}]}
            """,
        ),
    ],
    good=[
        Example("{ForceAliasCreation: true, UserAttributes: [{Name: email_verified, Value: 'true'}]}", syntax="yaml"),
        Example('{"ForceAliasCreation": true, "UserAttributes": [{"Name": "email_verified", "Value": "${VERIFIED}"}]}'),
        Example("ForceAliasCreation: false"),
        Example("ForceAliasCreation: true", given=["UserAttributes"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`ForceAliasCreation` counts only where `email_verified` or `phone_number_verified` is true.

    It takes an alias from the user who has it and gives it to the new one. The API reference says that it is otherwise
    ignored.

    The fix removes it: it has no effect.
    """
    forced = request.boolean(MEMBER)
    if forced is None or not forced.value or names_if_all_are_known(request) is None:
        return
    if not any(is_flagged(request, f"{address}_verified") for address in ADDRESSES):
        yield Finding(
            at=forced,
            part=Part.KEY,
            message=f"{MEMBER} is ignored: neither email_verified nor phone_number_verified is true",
            fix=Fix(f"Remove {MEMBER}", [Remove(forced.pointer)], Applicability.SAFE),
        )
