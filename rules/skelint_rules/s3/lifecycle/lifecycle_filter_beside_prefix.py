"""BKT102: a lifecycle rule has a filter and the older prefix."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.s3.lifecycle import PUT, PUT_PAGE, RULE_PAGE
from skelint_rules.s3.lifecycle._rules import CONFIGURATION, lifecycle_rules


@rule(
    code="BKT102",
    name="lifecycle-filter-beside-prefix",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=[PUT],
    reads=[CONFIGURATION],
    references=[PUT_PAGE, RULE_PAGE],
    bad=[
        Example(
            """
            LifecycleConfiguration:
              Rules:
                - ID: expire
                  Status: Enabled
                  Filter: {Prefix: logs/}
                  «Prefix»: logs/
                  Expiration: {Days: 30}
            """,
            says='the rule "expire" has a Prefix beside its Filter',
        ),
    ],
    good=[
        Example("""
            LifecycleConfiguration:
              Rules:
                - {Status: Enabled, Filter: {Prefix: logs/}, Expiration: {Days: 30}}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`Prefix` is the older form of `Filter`: a rule has one of the two.

    AWS documents that a `Filter` is required where there is no `Prefix`, that `Prefix` is deprecated, and nowhere what both
    would mean together. Servers that speak the protocol of S3 refuse it; that Amazon S3 does as well is an inference.

    There is no fix, as it changes to which objects the rule applies.
    """
    for each in lifecycle_rules(request):
        if "Filter" in each.members and "Prefix" in each.members:
            yield Finding(
                at=(*each.pointer, "Prefix"),
                part=Part.KEY,
                message=f"{each.named} has a Prefix beside its Filter",
                help="move the prefix into the Filter",
            )
