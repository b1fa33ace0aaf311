"""COG1002: a standard attribute is declared with another type, or only for developers."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE, SCHEMA_PAGE
from skelint_rules.cognito.user_pool import CREATE
from skelint_rules.cognito.user_pool.schema._schema import SCHEMA, attributes

STRING, NUMBER = "String", "Number"
NUMBERS = {"updated_at"}
"""The standard attributes that are numbers; all others are strings."""


@rule(
    code="COG1002",
    name="standard-attribute-redefined",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=[SCHEMA],
    references=[
        SCHEMA_PAGE,
        ATTRIBUTES_PAGE,
        f"{PREFLIGHT}/pf-cognito-schema-standard-attr-datatype",
        "https://github.com/hashicorp/terraform-provider-aws/issues/23181",
    ],
    service_error="You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute …",
    bad=[
        Example(
            """
            Schema:
              - {Name: birthdate, AttributeDataType: «DateTime»}
              - {Name: updated_at, AttributeDataType: «String»}
            """,
            says=[
                'the standard attribute "birthdate" is a String, not a DateTime',
                'the standard attribute "updated_at" is a Number, not a String',
            ],
            fixed="""
            Schema:
              - {Name: birthdate, AttributeDataType: String}
              - {Name: updated_at, AttributeDataType: Number}
            """,
        ),
        Example(
            """
            Schema:
              - Name: email
                Required: true
                DeveloperOnlyAttribute: «true»
            """,
            says='the standard attribute "email" cannot be only for developers',
            fixed="""
            Schema:
              - Name: email
                Required: true
            """,
        ),
    ],
    good=[
        Example("""
            Schema:
              - {Name: birthdate, AttributeDataType: String, DeveloperOnlyAttribute: false}
              - {Name: updated_at, AttributeDataType: Number}
              - {Name: tenant, AttributeDataType: DateTime, DeveloperOnlyAttribute: true}
              - {Name: email, AttributeDataType: "${TYPE}"}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A schema may declare a standard attribute again to make it required or immutable, but it keeps its type.

    All standard attributes are strings, `birthdate` and the addresses of pages too, except `updated_at`, which is a number.
    The service's answer to another type was observed; it names `DeveloperOnlyAttribute` in the same sentence.

    The fix writes the type that the attribute has, or removes `DeveloperOnlyAttribute`: nothing else is accepted.
    """
    for attribute in attributes(request):
        if not attribute.is_standard:
            continue
        name, pointer = attribute.name, attribute.pointer
        kind, right = attribute.members.get("AttributeDataType"), NUMBER if attribute.name in NUMBERS else STRING
        answer = f"You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute {name}"
        at = (*pointer, "AttributeDataType")
        if type(kind) is str and kind != right and at not in request.faulty:
            yield Finding(
                at=at,
                message=f"the standard attribute {quoted(name)} is a {right}, not a {kind}",
                service_error=answer,
                fix=Fix(f"Replace with {right}", [Set(at, right)], Applicability.SAFE),
            )
        if attribute.members.get("DeveloperOnlyAttribute") is True:
            at = (*pointer, "DeveloperOnlyAttribute")
            yield Finding(
                at=at,
                message=f"the standard attribute {quoted(name)} cannot be only for developers",
                service_error=answer,
                fix=Fix("Remove DeveloperOnlyAttribute", [Remove(at)], Applicability.SAFE),
            )
