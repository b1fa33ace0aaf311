"""COG1005: a bound of an attribute is not a number."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, member, quoted, rule
from skelint_rules.cognito import API
from skelint_rules.cognito._attributes import SCHEMA_PAGE
from skelint_rules.cognito.user_pool import ADD_ATTRIBUTES
from skelint_rules.cognito.user_pool.schema._schema import BOUNDS, DECLARING, LISTS, NUMBER, attributes


@rule(
    code="COG1005",
    name="attribute-bound-not-a-number",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=DECLARING,
    reads=LISTS,
    references=[
        f"{API}/API_StringAttributeConstraintsType.html",
        f"{API}/API_NumberAttributeConstraintsType.html",
        SCHEMA_PAGE,
    ],
    bad=[
        Example(
            """
            Schema:
              - Name: code
                StringAttributeConstraints: {MinLength: "1", MaxLength: «unlimited»}
            """,
            says='MaxLength "unlimited" of the attribute "code" is not a number',
        ),
        Example(
            """
            {"CustomAttributes": [{"Name": "age", "NumberAttributeConstraints": {"MinValue": «"-Infinity"»}}]}
            """,
            says='MinValue "-Infinity" of the attribute "age" is not a number',
            operation=ADD_ATTRIBUTES,
        ),
    ],
    good=[
        Example('{"Schema": [{"Name": "code", "StringAttributeConstraints": {"MinLength": "0", "MaxLength": "256"}}]}'),
        Example('{"Schema": [{"Name": "age", "NumberAttributeConstraints": {"MinValue": "-1.5", "MaxValue": "${MOST}"}}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The bounds of an attribute are numbers, written as strings.

    The API reference describes them as the minimum and maximum of a length or a value. How the service refuses anything else
    has not been seen. To have no bound, leave it out.
    """
    for attribute in attributes(request):
        for constraints, bounds in BOUNDS.items():
            for name in bounds:
                bound = attribute.bound(constraints, name)
                if bound and not NUMBER.fullmatch(bound):
                    of = quoted(attribute.name) if attribute.name else member(attribute.pointer)
                    yield Finding(
                        at=(*attribute.pointer, constraints, name),
                        message=f"{name} {quoted(bound)} of the attribute {of} is not a number",
                        help="write digits, or leave the bound out",
                    )
