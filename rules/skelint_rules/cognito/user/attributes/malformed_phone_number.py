"""COG4102: a telephone number is not in the international form."""

import re
from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito.user import CREATE, CREATE_PAGE, UPDATE
from skelint_rules.cognito.user._user_attributes import MEMBER, user_attributes

NUMBER = re.compile(r"\+[0-9]+")


@rule(
    code="COG4102",
    name="malformed-phone-number",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE, UPDATE],
    reads=[MEMBER],
    mentions=["phone_number"],
    references=[
        ATTRIBUTES_PAGE,
        CREATE_PAGE,
        "https://github.com/amazon-archives/amazon-cognito-identity-js/issues/316",
    ],
    service_error="Invalid phone number format.",
    bad=[
        Example(
            """
            UserAttributes:
              - {Name: phone_number, Value: «(555) 010-0199»}
            """,
            says="phone_number is not a plus sign and digits",
        ),
        Example(
            """
            {"UserAttributes": [{"Name": "phone_number", "Value": «"15550100199"»}]}
            """,
            says="phone_number is not a plus sign and digits",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("UserAttributes: [{Name: phone_number, Value: '+15550100199'}, {Name: 'custom:fax', Value: none}]"),
        Example('{"UserAttributes": [{"Name": "phone_number", "Value": "${PHONE}"}]}'),
        Example('{"UserAttributes": [{"Name": "phone_number", "Value": ""}]}', operation=UPDATE),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A telephone number is a plus sign, the code of the country, and digits: `+15550100199`.

    The service refuses spaces, brackets and hyphens, and a number without the code of its country. There is no fix: the code
    cannot be seen here, and a number is personal data that no report should repeat.
    """
    for attribute in user_attributes(request):
        if attribute.name == "phone_number" and attribute.value and not NUMBER.fullmatch(attribute.value):
            yield Finding(
                at=(*attribute.pointer, "Value"),
                message="phone_number is not a plus sign and digits",
                help="write it as +15550100199",
            )
