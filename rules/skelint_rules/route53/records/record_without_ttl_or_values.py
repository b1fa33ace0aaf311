"""RTE102: a record other than an alias lacks a TTL or values."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, listed, rule
from skelint_rules.route53 import CHANGE, CHANGE_PAGE, EXACTLY_ONE, RECORD_PAGE
from skelint_rules.route53.records._records import ALIAS, BATCH, POLICY, TTL, VALUES, records


@rule(
    code="RTE102",
    name="record-without-ttl-or-values",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CHANGE],
    reads=[BATCH],
    references=[
        RECORD_PAGE,
        CHANGE_PAGE,
        "https://github.com/aws/aws-sdk-go/issues/324",
        "https://github.com/ministryofjustice/modernisation-platform/pull/10072",
        EXACTLY_ONE,
    ],
    service_error="Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or "
    "TrafficPolicyInstanceId], but found none in Change with […]",
    bad=[
        Example(
            """
            ChangeBatch:
              Changes:
                - Action: UPSERT
                  «ResourceRecordSet»:
                    Name: www.example.com
                    Type: A
                    ResourceRecords: [{Value: 192.0.2.1}]
                - Action: CREATE
                  «ResourceRecordSet»: {Name: b.example.com, Type: CNAME}
            """,
            says=[
                'the A record "www.example.com" has no TTL',
                'the CNAME record "b.example.com" has no TTL and ResourceRecords',
            ],
        ),
        Example(
            """
            {
              "ChangeBatch": {
                "Changes": [
                  {"Action": "CREATE", «"ResourceRecordSet"»: {"Name": "a.example.com", "Type": "A", "TTL": 60}}
                ]
              }
            }
            """,
            says='the A record "a.example.com" has no ResourceRecords',
        ),
    ],
    good=[
        Example("""
            ChangeBatch:
              Changes:
                - Action: UPSERT
                  ResourceRecordSet: {Name: a.example.com, Type: A, TTL: "${TTL}", ResourceRecords: [{Value: 192.0.2.1}]}
                - Action: DELETE
                  ResourceRecordSet: {Name: b.example.com, Type: A}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A record other than an alias needs a `TTL` and `ResourceRecords`.

    The model marks neither as required, because aliases have neither; the service was observed to refuse records without
    them, in older days with no more than `Invalid request`. The deletion of a record is left alone: that it needs both as
    well is probable, but not documented.

    There is no fix, because nothing tells the values, and how long they hold is yours to choose.
    """
    for record in records(request):
        missing = [name for name in (TTL, VALUES) if name not in record.members]
        if missing and ALIAS not in record.members and POLICY not in record.members:
            yield Finding(
                at=record.pointer,
                part=Part.KEY,
                message=f"the {record.named} has no {listed(missing)}",
                help=f"add {listed(missing)}" + (", such as 300 seconds" if missing == [TTL] else ""),
            )
