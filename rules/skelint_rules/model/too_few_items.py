"""AWS030: a list has fewer items than the service model asks for."""

from collections.abc import Iterator

from skelint import Evidence, Example, Fault, FaultKind, Finding, Severity, counted, member, rule
from skelint_rules.model import TRAITS, VALIDATION


@rule(
    code="AWS030",
    name="too-few-items",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.TOO_FEW_ITEMS],
    references=[TRAITS, VALIDATION],
    service_error="Invalid length for parameter …, value: 0, valid min length: 1",
    bad=[
        Example(
            """
            {
              "CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
              "Tags": «[]»
            }
            """,
            says="Tags has 0 items; the minimum is 1",
            operation="acm add-tags-to-certificate",
        ),
    ],
    good=[
        Example(
            """
            {
              "CertificateArn": "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
              "Tags": [{"Key": "team"}]
            }
            """,
            operation="acm add-tags-to-certificate",
        ),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A list must have at least as many items as the service model asks for.

    Minimum lengths are among the few limits that the AWS CLI checks itself, so the command ends before anything is sent. To
    leave an optional list unset, omit it: an empty list is not the same.
    """
    where, length = member(fault.pointer), len(fault.value) if isinstance(fault.value, list) else 0
    yield Finding(
        at=fault,
        message=f"{where} has {counted(length, 'item')}; the minimum is {fault.expected}",
        help="add items, or omit the list" if fault.optional and not length else None,
        service_error=f"Invalid length for parameter {where}, value: {length}, valid min length: {fault.expected}",
    )
