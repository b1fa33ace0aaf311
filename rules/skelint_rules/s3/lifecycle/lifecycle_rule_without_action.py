"""BKT103: a lifecycle rule does nothing."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.s3.lifecycle import PUT, PUT_PAGE, RULE_PAGE
from skelint_rules.s3.lifecycle._rules import CONFIGURATION, lifecycle_rules

ACTIONS = (
    "Expiration",
    "Transitions",
    "NoncurrentVersionTransitions",
    "NoncurrentVersionExpiration",
    "AbortIncompleteMultipartUpload",
)
OLDER = ("Transition", "NoncurrentVersionTransition")
"""The names of the older API: not members of this one, but the action that was meant."""


@rule(
    code="BKT103",
    name="lifecycle-rule-without-action",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[PUT],
    reads=[CONFIGURATION],
    references=[PUT_PAGE, RULE_PAGE, "https://github.com/crossplane-contrib/provider-aws/issues/1337"],
    service_error="At least one action needs to be specified in a rule",
    bad=[
        Example(
            """
            {
              "LifecycleConfiguration": {
                "Rules": [{"ID": «"archive"», "Status": "Enabled", "Filter": {"Prefix": ""}, "Transitions": []}]
              }
            }
            """,
            says='the rule "archive" has no action',
        ),
    ],
    good=[
        Example("""
            LifecycleConfiguration:
              Rules:
                - {Status: Enabled, Filter: {}, AbortIncompleteMultipartUpload: {DaysAfterInitiation: 7}}
                - {Status: Enabled, Filter: {}, Transitions: "${TRANSITIONS}"}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A lifecycle rule needs at least one action.

    It expires objects or their older versions, moves them to another storage class, or cleans up after uploads that were
    given up. Amazon S3 was observed to refuse a rule that does none of it. An empty list is sent as nothing at all, so it is
    no action either. A disabled rule needs an action too.
    """
    for each in lifecycle_rules(request):
        if all(each.members.get(action, []) == [] for action in (*ACTIONS, *OLDER)):
            yield each.lacks("no action", help="add Expiration, Transitions or another action")
