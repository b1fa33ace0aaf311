"""COG1003: a schema declares the same attribute twice."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Remove, Request, Severity, member, quoted, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._attributes import SCHEMA_PAGE
from skelint_rules.cognito.user_pool import CREATE
from skelint_rules.cognito.user_pool.schema._schema import SCHEMA, Attribute, attributes


@rule(
    code="COG1003",
    name="repeated-schema-attribute",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=[SCHEMA],
    references=[SCHEMA_PAGE, f"{PREFLIGHT}/pf-cognito-schema-name-duplicate"],
    service_error="Duplicate custom attribute names … are not allowed in a user pool schema.",
    bad=[
        Example(
            """
            Schema:
              - {Name: dept, AttributeDataType: String}
              - {Name: «dept», AttributeDataType: String}
            """,
            says='Schema[1] repeats "dept" of Schema[0]',
            fixed="""
            Schema:
              - {Name: dept, AttributeDataType: String}
            """,
        ),
        Example(
            """
            {"Schema": [{"Name": "dept", "Mutable": true}, {"Name": «"dept"», "Mutable": false}]}
            """,
            says='Schema[1] repeats "dept" of Schema[0]',
        ),
    ],
    good=[
        Example("Schema: [{Name: dept}, {Name: Dept}, {Name: division}]"),
        Example('{"Schema": [{"Name": "${A}"}, {"Name": "${A}"}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each attribute has one entry in the schema.

    The service refuses a second entry of the same name, whether or not the two agree. Names differ by case: `Dept` beside
    `dept` is another attribute.

    The fix removes the second entry where the two are equal. Where they differ, only you know which of them is meant.
    """
    first: dict[str, Attribute] = {}
    for attribute in attributes(request):
        if not attribute.name:
            continue
        original = first.setdefault(attribute.name, attribute)
        if original is not attribute:
            yield Finding(
                at=(*attribute.pointer, "Name"),
                message=f"{member(attribute.pointer)} repeats {quoted(attribute.name)} of {member(original.pointer)}",
                labels=[Label((*original.pointer, "Name"), "the first entry")],
                help=None if original.members == attribute.members else "keep the entry that is meant, or rename one of them",
                service_error=f"Duplicate custom attribute names {attribute.full_name} are not allowed in a user pool schema.",
                fix=Fix("Remove the repetition", [Remove(attribute.pointer)], Applicability.SAFE)
                if original.members == attribute.members
                else None,
            )
