"""COG4103: a birthdate does not have ten characters."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, counted, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito.user import CREATE, CREATE_PAGE, UPDATE
from skelint_rules.cognito.user._user_attributes import MEMBER, user_attributes

LENGTH = 10


@rule(
    code="COG4103",
    name="malformed-birthdate",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE, UPDATE],
    reads=[MEMBER],
    mentions=["birthdate"],
    references=[
        ATTRIBUTES_PAGE,
        "https://docs.aws.amazon.com/cli/latest/reference/cognito-idp/create-user-pool.html",
        CREATE_PAGE,
    ],
    bad=[
        Example(
            """
            {"UserAttributes": [{"Name": "birthdate", "Value": «"1.2.1990"»}]}
            """,
            says="birthdate has 8 characters, not the 10 of YYYY-MM-DD",
        ),
        Example(
            "UserAttributes: [{Name: birthdate, Value: «1 February 1990»}]",
            says="birthdate has 15 characters, not the 10 of YYYY-MM-DD",
            operation=UPDATE,
        ),
    ],
    good=[
        Example('{"UserAttributes": [{"Name": "birthdate", "Value": "1990-02-01"}]}'),
        Example('{"UserAttributes": [{"Name": "birthdate", "Value": "${DAY}"}, {"Name": "custom:day", "Value": "1"}]}'),
        Example('{"UserAttributes": [{"Name": "birthdate", "Value": ""}]}', operation=UPDATE),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A birthdate has exactly ten characters, as `1990-02-01`.

    The schema that every pool is born with says so: AWS's own example of `create-user-pool` shows a least and a greatest
    length of 10. The service is expected to answer that the attributes do not conform to the schema.
    """
    for attribute in user_attributes(request):
        if attribute.name == "birthdate" and attribute.value and len(attribute.value) != LENGTH:
            yield Finding(
                at=(*attribute.pointer, "Value"),
                message=f"birthdate has {counted(len(attribute.value), 'character')}, not the {LENGTH} of YYYY-MM-DD",
            )
