"""DDB103: a key schema is not a partition key and, after it, at most one sort key."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, listed, quoted, rule
from skelint_rules.dynamodb import CREATE, CREATE_PAGE
from skelint_rules.dynamodb.keys._keys import LOCAL, SCHEMA, Path

IN_ORDER = (["HASH"], ["HASH", "RANGE"])


@rule(
    code="DDB103",
    name="key-schema-out-of-order",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[SCHEMA, LOCAL],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            KeySchema:
              - {AttributeName: SongTitle, KeyType: «RANGE»}
              - {AttributeName: Artist, KeyType: HASH}
            """,
            says="KeySchema lists RANGE and HASH: it must be HASH, or HASH and RANGE",
        ),
        Example(
            """
            {
              "KeySchema": [
                {"AttributeName": "Artist", "KeyType": "HASH"},
                {"AttributeName": "SongTitle", "KeyType": "RANGE"},
                {"AttributeName": "Year", "KeyType": «"RANGE"»}
              ]
            }
            """,
            says="KeySchema lists HASH, RANGE and RANGE: it must be HASH, or HASH and RANGE",
        ),
        Example(
            """
            LocalSecondaryIndexes:
              - IndexName: ByYear
                KeySchema:
                  - {AttributeName: Artist, KeyType: HASH}
                  - {AttributeName: Year, KeyType: «HASH»}
                Projection: {ProjectionType: ALL}
            """,
            says='the KeySchema of "ByYear" lists HASH and HASH: it must be HASH, or HASH and RANGE',
        ),
    ],
    good=[
        Example("""
            KeySchema:
              - {AttributeName: Artist, KeyType: HASH}
              - {AttributeName: SongTitle, KeyType: RANGE}
        """),
        Example("""
            GlobalSecondaryIndexes:
              - IndexName: ByPlace
                KeySchema:
                  - {AttributeName: Country, KeyType: HASH}
                  - {AttributeName: City, KeyType: HASH}
                Projection: {ProjectionType: ALL}
        """),
        Example("KeySchema: [{AttributeName: Artist, KeyType: '${TYPE}'}]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The key of a table is one partition key (`HASH`) and, after it, at most one sort key (`RANGE`).

    AWS documents both the numbers and the order: "exactly one element with a `KeyType` of `HASH`", or "exactly two elements,
    in this order". The same holds for local secondary indexes, which begin with the partition key of their table. Global
    secondary indexes may have up to four of each, so they are left alone.

    There is no fix: in which order the attributes were meant is yours to say.
    """
    named: dict[Path, str] = {(SCHEMA,): SCHEMA} | {
        (*index.pointer, SCHEMA): f"the {SCHEMA} of {quoted(index.value.get('IndexName'))}"
        for index in request.each_structure(LOCAL)
    }
    for pointer, name in named.items():
        values = [request.string(*element.pointer, "KeyType") for element in request.structures(*pointer)]
        kinds = [kind.value for kind in values if kind is not None]
        if not kinds or len(kinds) < len(values) or kinds in IN_ORDER:
            continue
        wrong = next(index for index, kind in enumerate(kinds) if kind != ("HASH", "RANGE", "")[min(index, 2)])
        yield Finding(
            at=(*pointer, wrong, "KeyType"),
            message=f"{name} lists {listed(kinds)}: it must be HASH, or HASH and RANGE",
            help="put the HASH key first, and leave one RANGE key at most",
        )
