"""DDB101: a key attribute has no definition."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, nearest, quoted, rule
from skelint_rules.dynamodb import CREATE, CREATE_PAGE, UNUSED_DEFINITIONS, UPDATE, UPDATE_PAGE
from skelint_rules.dynamodb.keys._keys import DEFINITIONS, SCHEMA, UPDATES, definitions, undefined


@rule(
    code="DDB101",
    name="key-attribute-not-defined",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE, UPDATE],
    reads=[SCHEMA, UPDATES],
    references=[CREATE_PAGE, UPDATE_PAGE, UNUSED_DEFINITIONS, "https://github.com/alexdebrie/dynamodbguide.com/issues/16"],
    further_answers=["Invalid KeySchema: Some index key attribute have no definition"],
    bad=[
        Example(
            """
            TableName: Music
            AttributeDefinitions:
              - {AttributeName: Artist, AttributeType: S}
            KeySchema:
              - {AttributeName: Artist, KeyType: HASH}
              - {AttributeName: «SongTitle», KeyType: RANGE}
            """,
            says='the key attribute "SongTitle" is not defined in AttributeDefinitions',
        ),
        Example(
            """
            {
              "TableName": "Orders",
              "AttributeDefinitions": [{"AttributeName": "ReturnDate", "AttributeType": "S"}],
              "GlobalSecondaryIndexUpdates": [
                {
                  "Create": {
                    "IndexName": "Returns",
                    "KeySchema": [
                      {"AttributeName": «"returnDate"», "KeyType": "HASH"},
                      {"AttributeName": «"OrderId"», "KeyType": "RANGE"}
                    ],
                    "Projection": {"ProjectionType": "ALL"}
                  }
                }
              ]
            }
            """,
            says=[
                'the key attribute "returnDate" is not defined in AttributeDefinitions',
                'the key attribute "OrderId" is not defined in AttributeDefinitions',
            ],
            operation=UPDATE,
        ),
        Example(
            """
            TableName: Music
            KeySchema:
              - {AttributeName: «Artist», KeyType: HASH}
              - {AttributeName: SongTitle, KeyType: RANGE}
            """,
            says='the key attribute "Artist" is not defined: AttributeDefinitions is missing',
        ),
    ],
    good=[
        Example("""
            TableName: Music
            AttributeDefinitions:
              - {AttributeName: Artist, AttributeType: S}
            KeySchema:
              - {AttributeName: Artist, KeyType: HASH}
        """),
        Example("""
            AttributeDefinitions:
              - {AttributeName: "${KEY}", AttributeType: S}
            KeySchema:
              - {AttributeName: Artist, KeyType: HASH}
        """),
        Example("KeySchema: [{AttributeName: Artist, KeyType: HASH}]", given=["AttributeDefinitions"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each attribute of a key schema must be defined in `AttributeDefinitions`.

    DynamoDB has no other place from which it could learn the type of a key. It was observed to refuse a table, and an index
    that an update adds, with such a key: `Some index key attribute have no definition`. An update has to define the keys of
    its new index even if the table uses the same attributes already. Names are compared with their case.

    There is no fix, because nothing tells the type of the attribute.
    """
    defined = [name.value for name in definitions(request)]
    given = request.has(DEFINITIONS)
    for name, key in undefined(request).items():
        near = nearest(name, defined)
        yield Finding(
            at=key,
            message=f"the key attribute {quoted(name)} is not defined"
            + (f" in {DEFINITIONS}" if given else f": {DEFINITIONS} is missing"),
            help=f"did you mean {near}?" if near else f"define it in {DEFINITIONS}, with its type: S, N or B",
        )
        if not given:
            return
