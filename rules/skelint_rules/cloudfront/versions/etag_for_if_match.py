"""CDN102: the tag of a saved configuration is left under the name that it is returned by."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Part, RenameKey, Severity, rule
from skelint_rules.cloudfront import API

ETAG, IF_MATCH = "ETag", "IfMatch"
CONFIGURED = (
    *("cache-policy", "cloud-front-origin-access-identity", "continuous-deployment-policy", "distribution"),
    *("field-level-encryption-config", "field-level-encryption-profile", "key-group", "origin-access-control"),
    *("origin-request-policy", "public-key", "response-headers-policy", "streaming-distribution"),
)
"""What is read back as its configuration with a tag beside it."""


@rule(
    code="CDN102",
    name="etag-for-if-match",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[f"cloudfront update-{resource}" for resource in CONFIGURED],
    faults=[FaultKind.UNKNOWN],
    covers=["AWS002", "CDN101"],
    references=[f"{API}/API_GetDistributionConfig.html", f"{API}/API_UpdateDistribution.html"],
    service_error='Unknown parameter in input: "ETag", must be one of: …',
    bad=[
        Example(
            """
            {
                «"ETag"»: "E2QWRUHEXAMPLE",
                "DistributionConfig": {}
            }
            """,
            says="ETag is the name that the version is returned by; an update takes it as IfMatch",
            fixed="""
            {
                "IfMatch": "E2QWRUHEXAMPLE",
                "DistributionConfig": {}
            }
            """,
            operation="cloudfront update-distribution",
        ),
    ],
    good=[
        Example('{"Id": "E1", "IfMatch": "E2QWRUHEXAMPLE", "KeyGroupConfig": {}}', operation="cloudfront update-key-group"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """What `get-distribution-config` and its like return is nearly the input of the update.

    The configuration has its place there, and the tag has another name: `ETag` is `IfMatch`. The AWS CLI refuses the name that
    the tag was returned by. What is missing yet is `Id`, which the output does not hold.

    The fix gives the tag its name. It is unsafe, as the update is then sent.
    """
    if fault.pointer == (ETAG,):
        yield Finding(
            at=fault,
            part=Part.KEY,
            message=f"{ETAG} is the name that the version is returned by; an update takes it as {IF_MATCH}",
            fix=Fix(f"Rename {ETAG} to {IF_MATCH}", [RenameKey(fault.pointer, IF_MATCH)], Applicability.UNSAFE),
        )
