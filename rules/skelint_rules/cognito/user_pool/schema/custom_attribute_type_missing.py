"""COG1011: a custom attribute has no type."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito._attributes import SCHEMA_PAGE
from skelint_rules.cognito.user_pool import ADD_ATTRIBUTES, CREATE
from skelint_rules.cognito.user_pool.schema._schema import LISTS, attributes

MEMBER = "AttributeDataType"


@rule(
    code="COG1011",
    name="custom-attribute-type-missing",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[ADD_ATTRIBUTES, CREATE],
    reads=LISTS,
    references=[
        SCHEMA_PAGE,
        "https://github.com/aws/aws-cdk/issues/8585",
        "https://github.com/aws-amplify/amplify-backend/issues/3299",
    ],
    service_error="Invalid AttributeDataType input, consider using the provided AttributeDataType enum.",
    bad=[
        Example(
            """
            CustomAttributes:
              - Name: «tenant»
                Mutable: true
            """,
            says='the custom attribute "tenant" has no AttributeDataType',
            fixed="""
            CustomAttributes:
              - Name: tenant
                Mutable: true
                AttributeDataType: String
            """,
        ),
        Example(
            """
            {"Schema": [{"Name": «"tenant"», "Mutable": true}, {"Name": "email"}]}
            """,
            says='the custom attribute "tenant" has no AttributeDataType',
            fixed="""
            {"Schema": [{"Name": "tenant", "Mutable": true, "AttributeDataType": "String"}, {"Name": "email"}]}
            """,
            operation=CREATE,
        ),
    ],
    good=[
        Example("CustomAttributes: [{Name: tenant, AttributeDataType: String}, {AttributeDataType: Number}]"),
        Example("Schema: [{Name: email, Required: true}]", operation=CREATE),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A custom attribute needs an `AttributeDataType`.

    The service refuses an attribute without one when it is added to a pool; the answer was observed by way of CloudFormation
    updates. For a pool that is created, only emulators of the service show the refusal, so that case is a warning.

    The fix writes `String`, which holds anything. A type cannot be changed later, so it is not safe.
    """
    creates = str(request.operation) == CREATE
    for attribute in attributes(request):
        if attribute.is_custom and MEMBER not in attribute.members:
            yield Finding(
                at=(*attribute.pointer, "Name"),
                message=f"the custom attribute {quoted(attribute.name)} has no {MEMBER}",
                severity=Severity.WARNING if creates else None,
                service_error="" if creates else None,
                fix=Fix("Make it a String", [Set((*attribute.pointer, MEMBER), "String")], Applicability.UNSAFE),
            )
