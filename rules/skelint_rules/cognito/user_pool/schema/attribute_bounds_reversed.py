"""COG1004: the minimum of an attribute exceeds its maximum."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, member, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._attributes import SCHEMA_PAGE
from skelint_rules.cognito.user_pool import ADD_ATTRIBUTES
from skelint_rules.cognito.user_pool.schema._schema import BOUNDS, DECLARING, LISTS, attributes, whole_number

ANSWERS = {
    "StringAttributeConstraints": "… cannot have a max length shorter than it's min length",
    "NumberAttributeConstraints": "Attribute … cannot have a max value smaller than it's min value",
}


@rule(
    code="COG1004",
    name="attribute-bounds-reversed",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=DECLARING,
    reads=LISTS,
    references=[
        SCHEMA_PAGE,
        f"{PREFLIGHT}/pf-cognito-schema-attr-length-order",
        f"{PREFLIGHT}/pf-cognito-schema-number-min-max-order",
    ],
    service_error=ANSWERS["NumberAttributeConstraints"],
    further_answers=[ANSWERS["StringAttributeConstraints"]],
    bad=[
        Example(
            """
            Schema:
              - Name: code
                AttributeDataType: String
                StringAttributeConstraints: {MinLength: «"20"», MaxLength: "9"}
            """,
            says='MinLength "20" of the attribute "code" exceeds its MaxLength "9"',
        ),
        Example(
            """
            {"CustomAttributes": [{"Name": "age", "NumberAttributeConstraints": {"MinValue": «"120"», "MaxValue": "18"}}]}
            """,
            says='MinValue "120" of the attribute "age" exceeds its MaxValue "18"',
            operation=ADD_ATTRIBUTES,
        ),
    ],
    good=[
        Example("""
            Schema:
              - {Name: code, StringAttributeConstraints: {MinLength: "9", MaxLength: "20"}}
              - {Name: exact, StringAttributeConstraints: {MinLength: "10", MaxLength: "10"}}
              - {Name: level, NumberAttributeConstraints: {MinValue: "-5"}}
              - {Name: other, StringAttributeConstraints: {MinLength: "${LEAST}", MaxLength: "1"}}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The minimum of an attribute is at most its maximum.

    Both are strings in JSON, but the service compares them as numbers: "9" is less than "20". There is no fix: the two may be
    exchanged, or one of them mistyped.
    """
    for attribute in attributes(request):
        for constraints, (least, most) in BOUNDS.items():
            minimum, maximum = attribute.bound(constraints, least), attribute.bound(constraints, most)
            low, high = whole_number(minimum), whole_number(maximum)
            if low is not None and high is not None and low > high:
                pointer = (*attribute.pointer, constraints)
                name = quoted(attribute.name) if attribute.name else member(attribute.pointer)
                yield Finding(
                    at=(*pointer, least),
                    message=f"{least} {quoted(minimum)} of the attribute {name} exceeds its {most} {quoted(maximum)}",
                    labels=[Label((*pointer, most), "the maximum")],
                    service_error=ANSWERS[constraints].replace("…", attribute.full_name or "…"),
                )
