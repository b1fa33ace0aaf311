"""COG1001: a custom attribute is required."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._attributes import SCHEMA_PAGE
from skelint_rules.cognito.user_pool import ADD_ATTRIBUTES
from skelint_rules.cognito.user_pool.schema._schema import DECLARING, LISTS, Attribute, attributes


@rule(
    code="COG1001",
    name="required-custom-attribute",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=DECLARING,
    reads=LISTS,
    references=[
        SCHEMA_PAGE,
        f"{PREFLIGHT}/pf-cognito-schema-custom-required",
        "https://github.com/trek10inc/serverless-cognito-manager/issues/4",
    ],
    service_error="Required custom attributes are not supported currently.",
    bad=[
        Example(
            """
            {"Schema": [{"Name": "tenant", "Required": «true»}, {"Name": "email", "Required": true}]}
            """,
            says='the custom attribute "tenant" cannot be required',
            fixed="""
            {"Schema": [{"Name": "tenant", "Required": false}, {"Name": "email", "Required": true}]}
            """,
        ),
        Example(
            """
            Schema:
              - Name: phoneNumber
                Required: «true»
            """,
            says='the custom attribute "phoneNumber" cannot be required',
            fixed="""
            Schema:
              - Name: phone_number
                Required: true
            """,
        ),
        Example(
            """
            CustomAttributes:
              - {Name: email, AttributeDataType: String, Required: «true»}
            """,
            says='the custom attribute "email" cannot be required',
            fixed="""
            CustomAttributes:
              - {Name: email, AttributeDataType: String, Required: false}
            """,
            operation=ADD_ATTRIBUTES,
        ),
    ],
    good=[
        Example('{"Schema": [{"Name": "tenant", "Required": false}, {"Name": "given_name", "Required": true}]}'),
        Example('{"Schema": [{"Name": "${NAME}", "Required": true}, {"Name": "tenant", "Required": "${REQUIRED}"}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Only standard attributes can be required when users sign up.

    The service answers so to every custom attribute with `Required` true, and any name that is not exactly that of a standard
    attribute is a custom one: `phoneNumber` is not `phone_number`. Have the app ask for the value, or check it in a
    `PreSignUp` trigger.

    The fix sets `Required` to `false`, the one value that is accepted. Where the name is nearly that of a standard attribute,
    the fix writes that name instead, and is a guess.
    """
    for attribute in attributes(request):
        if attribute.is_custom and attribute.members.get("Required") is True:
            yield Finding(
                at=(*attribute.pointer, "Required"),
                message=f"the custom attribute {quoted(attribute.name)} cannot be required",
                fix=_fix(attribute),
            )


def _fix(attribute: Attribute) -> Fix:
    if attribute.meant:
        renamed = Set((*attribute.pointer, "Name"), attribute.meant)
        return Fix(f"Use the standard attribute {attribute.meant}", [renamed], Applicability.UNSAFE)
    return Fix("Set Required to false", [Set((*attribute.pointer, "Required"), value=False)], Applicability.SAFE)
