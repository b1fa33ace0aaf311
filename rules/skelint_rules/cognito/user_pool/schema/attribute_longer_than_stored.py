"""COG1006: the maximum length of an attribute is more than Amazon Cognito stores."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, member, quoted, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.user_pool import ADD_ATTRIBUTES
from skelint_rules.cognito.user_pool.schema._schema import DECLARING, LISTS, attributes, whole_number

LONGEST = 2_048
CONSTRAINTS, BOUND = "StringAttributeConstraints", "MaxLength"


@rule(
    code="COG1006",
    name="attribute-longer-than-stored",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=DECLARING,
    reads=LISTS,
    references=[
        f"{GUIDE}/limits.html",
        f"{API}/API_StringAttributeConstraintsType.html",
        "https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/aws-cognito/lib",
    ],
    bad=[
        Example(
            """
            {"Schema": [{"Name": "bio", "StringAttributeConstraints": {"MaxLength": «"10000"»}}]}
            """,
            says='MaxLength "10000" of the attribute "bio" is more than the 2,048 bytes that fit',
            fixed="""
            {"Schema": [{"Name": "bio", "StringAttributeConstraints": {"MaxLength": "2048"}}]}
            """,
        ),
        Example(
            """
            CustomAttributes:
              - Name: bio
                StringAttributeConstraints:
                  MaxLength: «"2049"»
            """,
            says='MaxLength "2049" of the attribute "bio" is more than the 2,048 bytes that fit',
            fixed="""
            CustomAttributes:
              - Name: bio
                StringAttributeConstraints:
                  MaxLength: "2048"
            """,
            operation=ADD_ATTRIBUTES,
        ),
    ],
    good=[
        Example('{"Schema": [{"Name": "bio", "StringAttributeConstraints": {"MaxLength": "2048"}}]}'),
        Example('{"Schema": [{"Name": "age", "NumberAttributeConstraints": {"MaxValue": "10000"}}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The value of an attribute has at most 2,048 bytes.

    The developer guide's quotas say so. A longer `MaxLength` promises what cannot be stored. Sources disagree on whether it
    is refused: the AWS CDK refuses it, the API reference allows a maximum of up to 2^1023. So this is a warning.

    The fix lowers the bound to 2048. A custom attribute cannot be changed later, so look at it first.
    """
    for attribute in attributes(request):
        bound = attribute.bound(CONSTRAINTS, BOUND)
        length = whole_number(bound)
        if length is not None and length > LONGEST:
            at = (*attribute.pointer, CONSTRAINTS, BOUND)
            of = quoted(attribute.name) if attribute.name else member(attribute.pointer)
            yield Finding(
                at=at,
                message=f"{BOUND} {quoted(bound)} of the attribute {of} is more than the {LONGEST:,} bytes that fit",
                fix=Fix(f"Set {BOUND} to {LONGEST}", [Set(at, str(LONGEST))], Applicability.UNSAFE),
            )
