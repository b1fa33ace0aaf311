"""COG1008: a schema declares one of the flags that say whether an address is verified."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, quoted, rule
from skelint_rules.cognito.user_pool import CREATE, CREATE_PAGE
from skelint_rules.cognito.user_pool.schema._schema import SCHEMA, VERIFIED_FLAGS, attributes

LONGEST_NAME = 20


@rule(
    code="COG1008",
    name="verified-flag-in-schema",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=[SCHEMA],
    mentions=["_verified"],
    covers=["AWS023"],
    references=[
        CREATE_PAGE,
        "https://github.com/aws/aws-cdk/issues/14175",
        "https://github.com/aws/aws-cdk/pull/14699",
    ],
    further_answers=["Value '…' at 'schema.…' failed to satisfy constraint: Member must have length less than or equal to …"],
    bad=[
        Example(
            """
            {"Schema": [{"Name": «"email_verified"», "AttributeDataType": "Boolean"}, {"Name": "email", "Required": true}]}
            """,
            says='"email_verified" is built in: declared here, it is another attribute, custom:email_verified',
            fixed="""
            {"Schema": [{"Name": "email", "Required": true}]}
            """,
        ),
        Example(
            """
            PoolName: users
            Schema:
              - Name: «phone_number_verified»
                AttributeDataType: Boolean
            """,
            says='"phone_number_verified" is built in, and cannot be declared',
            fixed="""
            PoolName: users
            """,
        ),
    ],
    good=[
        Example("Schema: [{Name: phone_number, Required: true}, {Name: verified}]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`email_verified` and `phone_number_verified` belong to every user pool, and no schema declares them.

    The service takes the name for that of a custom attribute. `phone_number_verified` has 21 characters, one more than such a
    name may have, so it is refused. `email_verified` was seen to become `custom:email_verified` (aws-cdk#14699), which is not
    the flag that the service sets; cdk-preflight lists it as a standard attribute, so this case is a warning.

    The fix removes the entry: a pool has both flags without it.
    """
    for attribute in attributes(request):
        if attribute.name not in VERIFIED_FLAGS:
            continue
        refused = len(attribute.name) > LONGEST_NAME
        only = len(request.each_structure(SCHEMA)) == 1
        yield Finding(
            at=(*attribute.pointer, "Name"),
            message=f"{quoted(attribute.name)} is built in, and cannot be declared"
            if refused
            else f"{quoted(attribute.name)} is built in: declared here, it is another attribute, custom:{attribute.name}",
            severity=Severity.ERROR if refused else None,
            service_error=f"1 validation error detected: Value '{attribute.name}' at 'schema.…' failed to satisfy constraint: "
            f"Member must have length less than or equal to {LONGEST_NAME}"
            if refused
            else "",
            fix=Fix(f"Remove {attribute.name}", [Remove((SCHEMA,) if only else attribute.pointer)], Applicability.SAFE),
        )
