"""DDB202: capacity is provisioned for a table that is paid by request."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Remove, Request, Severity, Value, quoted, rule
from skelint_rules.dynamodb import CREATE, CREATE_PAGE

THROUGHPUT, MODE, INDEXES = "ProvisionedThroughput", "BillingMode", "GlobalSecondaryIndexes"
INVALID = "One or more parameter values were invalid"


@rule(
    code="DDB202",
    name="provisioned-throughput-on-demand",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[MODE],
    references=[CREATE_PAGE, "https://github.com/awslabs/aws-lambda-redshift-loader/issues/192"],
    further_answers=[
        f"{INVALID}: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST",
        f"{INVALID}: ProvisionedThroughput should not be specified for index: … when BillingMode is PAY_PER_REQUEST",
    ],
    bad=[
        Example(
            """
            BillingMode: PAY_PER_REQUEST
            «ProvisionedThroughput»: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}
            TableName: Music
            """,
            says="ProvisionedThroughput is given, but BillingMode is PAY_PER_REQUEST",
            fixed="""
            BillingMode: PAY_PER_REQUEST
            TableName: Music
            """,
        ),
        Example(
            """
            {
              "BillingMode": "PAY_PER_REQUEST",
              "GlobalSecondaryIndexes": [
                {
                  "IndexName": "BySales",
                  «"ProvisionedThroughput"»: {"ReadCapacityUnits": 1, "WriteCapacityUnits": 5}
                }
              ]
            }
            """,
            says='ProvisionedThroughput is given for the index "BySales", but BillingMode is PAY_PER_REQUEST',
            fixed="""
            {
              "BillingMode": "PAY_PER_REQUEST",
              "GlobalSecondaryIndexes": [
                {
                  "IndexName": "BySales"
                }
              ]
            }
            """,
        ),
    ],
    good=[
        Example("""
            BillingMode: PAY_PER_REQUEST
            OnDemandThroughput: {MaxReadRequestUnits: 100}
        """),
        Example("""
            BillingMode: PROVISIONED
            ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}
        """),
        Example("""
            BillingMode: "${MODE}"
            ProvisionedThroughput: {ReadCapacityUnits: 5, WriteCapacityUnits: 5}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A table that is paid by request has no provisioned capacity, and neither have its indexes.

    AWS documents: "If you set BillingMode as PAY_PER_REQUEST, you cannot specify this property." Both answers of the service,
    for the table and for an index, were observed.

    The fix removes the capacity. It is not safe: if the capacity was meant, the billing mode has to change instead.
    """
    mode = request.string(MODE)
    if mode is None or mode.value != "PAY_PER_REQUEST":
        return
    for place, parameters in [Value((), request.parameters), *request.each_structure(INDEXES)]:
        if THROUGHPUT in parameters:
            where = f" for the index {quoted(parameters.get('IndexName'))}" if place else ""
            yield Finding(
                at=(*place, THROUGHPUT),
                part=Part.KEY,
                message=f"{THROUGHPUT} is given{where}, but {MODE} is PAY_PER_REQUEST",
                help=f"alternatively, set {MODE} to PROVISIONED",
                fix=Fix(f"Remove {THROUGHPUT}", [Remove((*place, THROUGHPUT))], Applicability.UNSAFE),
            )
