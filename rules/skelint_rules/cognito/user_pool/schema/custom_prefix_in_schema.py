"""COG1007: the name of a custom attribute is declared with its prefix."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import API
from skelint_rules.cognito._attributes import CUSTOM, SCHEMA_PAGE
from skelint_rules.cognito.user_pool import ADD_ATTRIBUTES, CREATE
from skelint_rules.cognito.user_pool.schema._schema import DECLARING, LISTS, attributes


@rule(
    code="COG1007",
    name="custom-prefix-in-schema",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=DECLARING,
    reads=LISTS,
    mentions=[CUSTOM],
    references=[
        SCHEMA_PAGE,
        f"{API}/API_AddCustomAttributes.html",
        "https://github.com/hashicorp/terraform-provider-aws/issues/38096",
    ],
    bad=[
        Example(
            """
            {"Schema": [{"Name": «"custom:team"», "AttributeDataType": "String"}]}
            """,
            says='"custom:team" becomes custom:custom:team: Amazon Cognito adds the prefix itself',
            fixed="""
            {"Schema": [{"Name": "team", "AttributeDataType": "String"}]}
            """,
        ),
        Example(
            "CustomAttributes: [{Name: «custom:team», AttributeDataType: String}]",
            says='"custom:team" becomes custom:custom:team: Amazon Cognito adds the prefix itself',
            fixed="CustomAttributes: [{Name: team, AttributeDataType: String}]",
            operation=ADD_ATTRIBUTES,
        ),
    ],
    good=[
        Example("Schema: [{Name: team}, {Name: email}, {Name: customer}]"),
        Example('{"Schema": [{"Name": "custom:${NAME}"}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Amazon Cognito puts `custom:` in front of each custom attribute.

    A schema has the bare name; everywhere else (users, app clients, mappings) it is written with the prefix. A prefix in the
    schema becomes part of the name, so apps that ask for `custom:team` do not find it, and it uses 7 of the 20 characters
    that a name may have. The documents say that the service adds the prefix; the doubled name follows from that. Attributes
    can never be renamed or removed, so the mistake stays with the pool.

    The fix removes the prefix. For a new pool that is safe. For a pool that exists it is not: it may have both names.
    """
    safe = str(request.operation) == CREATE
    for attribute in attributes(request):
        if attribute.name.startswith(CUSTOM) and attribute.name != CUSTOM:
            bare = attribute.name.removeprefix(CUSTOM)
            at = (*attribute.pointer, "Name")
            yield Finding(
                at=at,
                message=f"{quoted(attribute.name)} becomes {CUSTOM}{attribute.name}: Amazon Cognito adds the prefix itself",
                fix=Fix(f"Replace with {bare}", [Set(at, bare)], Applicability.SAFE if safe else Applicability.UNSAFE),
            )
