"""DDB201: provisioned capacity is billed, but none is given."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, quoted, rule
from skelint_rules.dynamodb import CREATE, CREATE_PAGE

THROUGHPUT, MODE, INDEXES = "ProvisionedThroughput", "BillingMode", "GlobalSecondaryIndexes"
COPIED = ("GlobalTableSourceArn", "BillingModeSummary")
"""What says that the mode is set elsewhere: by the table that is copied, or in a saved description."""


@rule(
    code="DDB201",
    name="provisioned-throughput-missing",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=["KeySchema"],
    references=[CREATE_PAGE, "https://github.com/3mcloud/falcano/pull/46", "https://github.com/aws/aws-sdk-java/issues/1886"],
    further_answers=["No provisioned throughput specified for the table"],
    bad=[
        Example(
            """
            «{»"TableName": "Music", "KeySchema": [{"AttributeName": "Artist", "KeyType": "HASH"}]}
            """,
            says="ProvisionedThroughput is missing: without a BillingMode, capacity is PROVISIONED",
        ),
        Example(
            """
            BillingMode: «PROVISIONED»
            KeySchema: [{AttributeName: Artist, KeyType: HASH}]
            """,
            says="ProvisionedThroughput is missing: BillingMode is PROVISIONED",
        ),
        Example(
            """
            KeySchema: [{AttributeName: Artist, KeyType: HASH}]
            ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}
            GlobalSecondaryIndexes:
              - IndexName: «BySales»
                KeySchema: [{AttributeName: Sales, KeyType: HASH}]
                Projection: {ProjectionType: ALL}
            """,
            says='the index "BySales" has no ProvisionedThroughput, which its table has',
        ),
    ],
    good=[
        Example("""
            BillingMode: PAY_PER_REQUEST
            KeySchema: [{AttributeName: Artist, KeyType: HASH}]
        """),
        Example("""
            KeySchema: [{AttributeName: Artist, KeyType: HASH}]
            ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}
        """),
        Example("{KeySchema: [{AttributeName: Artist, KeyType: HASH}], BillingMode: '${MODE}'}", syntax="yaml"),
        Example("KeySchema: [{AttributeName: Artist, KeyType: HASH}]", given=["BillingMode"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A table with provisioned capacity needs `ProvisionedThroughput`, and so does each of its global secondary indexes.

    AWS documents: "If you set BillingMode as PROVISIONED, you must specify this property." A table without a billing mode is
    provisioned too: it was observed to be refused with `No provisioned throughput specified for the table`. Of indexes, AWS
    documents that they follow the capacity mode of their table.

    There is no fix, because either answer costs money: paying by request, or for a capacity that is to be chosen.
    """
    mode = request.string(MODE)
    if (mode and mode.value != "PROVISIONED") or any(request.has(member) for member in COPIED):
        return
    if not request.has(THROUGHPUT):
        yield Finding(
            at=mode or (),
            part=Part.VALUE if mode else Part.KEY,
            message=f"{THROUGHPUT} is missing: "
            + (f"{MODE} is PROVISIONED" if mode else f"without a {MODE}, capacity is PROVISIONED"),
            help=f"set {MODE} to PAY_PER_REQUEST, or add {THROUGHPUT}",
        )
        return
    for index in request.each_structure(INDEXES):
        if THROUGHPUT not in index.value and "IndexName" in index.value:
            yield Finding(
                at=(*index.pointer, "IndexName"),
                message=f"the index {quoted(index.value['IndexName'])} has no {THROUGHPUT}, which its table has",
                help=f"add {THROUGHPUT} to the index",
                service_error="",
            )
