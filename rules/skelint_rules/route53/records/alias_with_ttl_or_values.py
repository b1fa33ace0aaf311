"""RTE101: an alias has a TTL or values."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Remove, Request, Severity, rule
from skelint_rules.route53 import CHANGE, CHANGE_PAGE, EXACTLY_ONE, RECORD_PAGE
from skelint_rules.route53.records._records import ALIAS, BATCH, TTL, VALUES, records


@rule(
    code="RTE101",
    name="alias-with-ttl-or-values",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CHANGE],
    reads=[BATCH],
    references=[RECORD_PAGE, CHANGE_PAGE, "https://github.com/aws/aws-cli/issues/2508", EXACTLY_ONE],
    service_error="Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or "
    "TrafficPolicyInstanceId], but found more than one in Change with […]",
    bad=[
        Example(
            """
            ChangeBatch:
              Changes:
                - Action: UPSERT
                  ResourceRecordSet:
                    Name: www.example.com
                    Type: A
                    «TTL»: 300
                    AliasTarget:
                      HostedZoneId: Z35SXDOTRQ7X7K
                      DNSName: app-1.us-east-1.elb.amazonaws.com
                      EvaluateTargetHealth: false
            """,
            says='TTL is given for the A record "www.example.com", which is an alias',
            fixed="""
            ChangeBatch:
              Changes:
                - Action: UPSERT
                  ResourceRecordSet:
                    Name: www.example.com
                    Type: A
                    AliasTarget:
                      HostedZoneId: Z35SXDOTRQ7X7K
                      DNSName: app-1.us-east-1.elb.amazonaws.com
                      EvaluateTargetHealth: false
            """,
        ),
        Example(
            """
            ChangeBatch:
              Changes:
                - Action: CREATE
                  ResourceRecordSet:
                    Name: www.example.com
                    Type: A
                    «ResourceRecords»: [{Value: 192.0.2.1}]
                    AliasTarget: {HostedZoneId: Z2, DNSName: d1.cloudfront.net, EvaluateTargetHealth: false}
            """,
            says='ResourceRecords is given for the A record "www.example.com", which is an alias',
        ),
    ],
    good=[
        Example("""
            ChangeBatch:
              Changes:
                - Action: UPSERT
                  ResourceRecordSet:
                    Name: www.example.com
                    Type: A
                    AliasTarget: {HostedZoneId: Z2, DNSName: d1.cloudfront.net, EvaluateTargetHealth: false}
                - Action: UPSERT
                  ResourceRecordSet: {Name: a.example.com, Type: A, TTL: 60, ResourceRecords: [{Value: 192.0.2.1}]}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An alias takes neither a `TTL` nor `ResourceRecords`.

    Route 53 answers a query for an alias with the records of its target, for as long as these hold. AWS documents to omit
    both members, and the service was observed to refuse either one.

    The fix removes a `TTL`. It is safe, as an alias can have none. Where there are values too, you have to say whether the
    record is to be an alias.
    """
    for record in records(request):
        if ALIAS not in record.members:
            continue
        superfluous = [name for name in (TTL, VALUES) if name in record.members]
        if superfluous:
            at = (*record.pointer, superfluous[-1])
            fix = Fix("Remove TTL", [Remove(at)], Applicability.SAFE) if superfluous == [TTL] else None
            yield Finding(
                at=at,
                part=Part.KEY,
                message=f"{' and '.join(superfluous)} {'are' if superfluous[1:] else 'is'} given for the {record.named}, "
                "which is an alias",
                help=None if fix else f"remove {ALIAS}, or all other values of the record",
                fix=fix,
            )
