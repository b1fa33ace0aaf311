"""BKT101: a lifecycle rule does not say which objects it is about."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.s3.lifecycle import PUT, PUT_PAGE, RULE_PAGE
from skelint_rules.s3.lifecycle._rules import CONFIGURATION, lifecycle_rules


@rule(
    code="BKT101",
    name="lifecycle-filter-missing",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[PUT],
    reads=[CONFIGURATION],
    references=[
        PUT_PAGE,
        RULE_PAGE,
        "https://github.com/aws/aws-sdk-go-v2/issues/1941",
        "https://github.com/aws/aws-sdk-net/issues/784",
    ],
    service_error="The XML you provided was not well-formed or did not validate against our published schema",
    bad=[
        Example(
            """
            {
              "Bucket": "example-logs",
              "LifecycleConfiguration": {
                "Rules": [{"ID": «"expire"», "Status": "Enabled", "Expiration": {"Days": 30}}]
              }
            }
            """,
            says='the rule "expire" has neither Filter nor Prefix',
        ),
        Example(
            """
            LifecycleConfiguration:
              Rules:
                - «Status: Enabled
                  Expiration: {Days: 30}»
            """,
            says="Rules[0] has neither Filter nor Prefix",
        ),
    ],
    good=[
        Example("""
            LifecycleConfiguration:
              Rules:
                - {Status: Enabled, Filter: {Prefix: logs/}, Expiration: {Days: 30}}
                - {Status: Enabled, Filter: {}, Expiration: {Days: 365}}
                - {Status: Enabled, Prefix: "", Expiration: {Days: 365}}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A lifecycle rule needs a `Filter`, even one that takes every object.

    AWS documents: "Filter is required if the LifecycleRule does not contain a Prefix element." The model has both as
    optional, so the AWS CLI sends a rule without them; Amazon S3 was observed to answer that the XML does not validate, and
    not why.

    There is no fix: a filter that takes every object would delete them all where the rule expires them.
    """
    for each in lifecycle_rules(request):
        if "Filter" not in each.members and "Prefix" not in each.members:
            yield each.lacks(
                "neither Filter nor Prefix", help='add a Filter such as {"Prefix": "logs/"}; the prefix "" means every object'
            )
