"""COG1009: a custom attribute has nearly the name of a standard one."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE, SCHEMA_PAGE
from skelint_rules.cognito.user_pool import CREATE
from skelint_rules.cognito.user_pool.schema._schema import SCHEMA, attributes


@rule(
    code="COG1009",
    name="misspelled-standard-attribute",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=[CREATE],
    reads=[SCHEMA],
    references=[ATTRIBUTES_PAGE, SCHEMA_PAGE],
    bad=[
        Example(
            """
            {"Schema": [{"Name": «"phoneNumber"», "AttributeDataType": "String"}, {"Name": «"Email"»}]}
            """,
            says=[
                '"phoneNumber" is not the standard attribute phone_number, but becomes custom:phoneNumber',
                '"Email" is not the standard attribute email, but becomes custom:Email',
            ],
            fixed="""
            {"Schema": [{"Name": "phone_number", "AttributeDataType": "String"}, {"Name": "email"}]}
            """,
        ),
    ],
    good=[
        Example("Schema: [{Name: phone_number}, {Name: fullname}, {Name: telephone}]"),
        Example("Schema: [{Name: phoneNumber, Required: true}]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Standard attributes are written in small letters with underscores: `given_name`, `phone_number`.

    Any other spelling declares a custom attribute beside the standard one. Sign-in, verification and mappings go on using the
    standard one, which then stays empty. It follows from how names are documented; no source calls it a mistake. With
    `Required` true the service refuses it, which `required-custom-attribute` reports.

    The fix writes the standard name, which is another attribute, so it is not safe.
    """
    for attribute in attributes(request):
        meant = attribute.meant
        if meant and attribute.members.get("Required") is not True:
            at = (*attribute.pointer, "Name")
            yield Finding(
                at=at,
                message=f"{quoted(attribute.name)} is not the standard attribute {meant}, but becomes {attribute.full_name}",
                fix=Fix(f"Replace with {meant}", [Set(at, meant)], Applicability.UNSAFE),
            )
