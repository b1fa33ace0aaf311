"""DDB102: an attribute is defined that is in no key."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, nearest, quoted, rule
from skelint_rules.dynamodb import CREATE, CREATE_PAGE, UNUSED_DEFINITIONS
from skelint_rules.dynamodb.keys._keys import DEFINITIONS, SCHEMA, definitions, keys, undefined


@rule(
    code="DDB102",
    name="attribute-definition-unused",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=[DEFINITIONS],
    references=[CREATE_PAGE, UNUSED_DEFINITIONS, "https://github.com/scylladb/scylladb/issues/19784"],
    further_answers=[
        (
            "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match number of "
            "attributes defined in AttributeDefinitions"
        ),
        (
            "One or more parameter values were invalid: Some AttributeDefinitions are not used. AttributeDefinitions: […], "
            "keys used: […]"
        ),
    ],
    bad=[
        Example(
            """
            TableName: Music
            AttributeDefinitions:
              - {AttributeName: Artist, AttributeType: S}
              - {AttributeName: «Sales», AttributeType: N}
            KeySchema:
              - {AttributeName: Artist, KeyType: HASH}
            """,
            says='the attribute "Sales" is defined, but no key uses it',
            fixed="""
            TableName: Music
            AttributeDefinitions:
              - {AttributeName: Artist, AttributeType: S}
            KeySchema:
              - {AttributeName: Artist, KeyType: HASH}
            """,
        ),
    ],
    good=[
        Example("""
            AttributeDefinitions:
              - {AttributeName: Artist, AttributeType: S}
              - {AttributeName: Sales, AttributeType: N}
            KeySchema:
              - {AttributeName: Artist, KeyType: HASH}
            GlobalSecondaryIndexes:
              - IndexName: BySales
                KeySchema: [{AttributeName: Sales, KeyType: HASH}]
                Projection: {ProjectionType: ALL}
        """),
        Example("""
            AttributeDefinitions: [{AttributeName: Artist, AttributeType: S}]
            KeySchema: [{AttributeName: artist, KeyType: HASH}]
        """),
        Example("AttributeDefinitions: [{AttributeName: Artist, AttributeType: S}]", given=["KeySchema"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`AttributeDefinitions` holds the attributes of keys, and no others.

    DynamoDB tables have no columns: attributes that are in no key are not declared at all, every item brings its own. Someone
    who lists the fields of an item, as in an SQL table, is refused. Both answers of the service were observed: one for a table
    without indexes, one for a table with them.

    A definition whose name is nearly that of a key without one is left to `key-attribute-not-defined`. A table with vector
    indexes is left alone: whether the attributes that they search by are to be defined is not documented.

    The fix removes the definition. It is not safe, because an index on the attribute may be what is missing.
    """
    if not request.has(SCHEMA) or request.has("VectorIndexes") or request.has("GlobalTableSourceArn"):
        return
    used = {key.value for key in keys(request)}
    missing = list(undefined(request))
    for name in definitions(request):
        if name.value not in used and not nearest(name.value, missing):
            yield Finding(
                at=name,
                message=f"the attribute {quoted(name.value)} is defined, but no key uses it",
                help="alternatively, add an index with this key",
                fix=Fix("Remove the definition", [Remove(name.pointer[:-1])], Applicability.UNSAFE),
            )
