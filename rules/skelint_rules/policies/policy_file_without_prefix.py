"""POL101: a policy is the name of a file, without file:// in front."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, member, quoted, rule
from skelint_rules.policies import ANSWERS, FILES, NAMES, OBSERVED, OPERATIONS
from skelint_rules.policies._policy import named_file, policy


@rule(
    code="POL101",
    name="policy-file-without-prefix",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=OPERATIONS,
    reads=NAMES,
    references=[FILES, *OBSERVED],
    further_answers=sorted(set(ANSWERS.values())),
    bad=[
        Example(
            """
            aws iam create-role --role-name app --assume-role-policy-document «trust.json»
            aws s3api put-bucket-policy --bucket example --policy «./policies/bucket»
            aws iam put-user-policy --user-name a --policy-name b --policy-document «file//user.json»
            """,
            says=[
                'AssumeRolePolicyDocument is "trust.json", not a policy: a file needs file://',
                'Policy is "./policies/bucket", not a policy: a file needs file://',
                'PolicyDocument is "file//user.json", not a policy: a file needs file://',
            ],
            fixed="""
            aws iam create-role --role-name app --assume-role-policy-document file://trust.json
            aws s3api put-bucket-policy --bucket example --policy file://./policies/bucket
            aws iam put-user-policy --user-name a --policy-name b --policy-document file://user.json
            """,
            syntax="sh",
        ),
        Example(
            """
            {"RoleName": "app", "AssumeRolePolicyDocument": «"trust.json"»}
            """,
            says='AssumeRolePolicyDocument is "trust.json", not a policy: an input names no files',
            operation="iam create-role",
        ),
    ],
    good=[
        Example('aws iam create-role --role-name app --assume-role-policy-document "$TRUST"', syntax="sh"),
        Example(
            """
            {"RoleName": "app", "AssumeRolePolicyDocument": "{\\"Version\\": \\"2012-10-17\\", \\"Statement\\": []}"}
            """,
            operation="iam create-role",
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The value of a policy option is the policy itself, or a file with `file://` before its path.

    The AWS CLI sends a bare name as it is, and the service takes it for the policy. Its answer speaks of JSON, so that people
    look for the fault in a file that nobody has read. IAM and Amazon S3 were observed to answer so.

    In a command, the fix adds `file://`; it is safe, because no policy is the name of a file. Inside an input there is none:
    `--cli-input-json` loads no files, so the policy has to be written there, as a string.
    """
    text = policy(request)
    path = named_file(text.value) if text else None
    if text is None or path is None:
        return
    yield Finding(
        at=text,
        message=f"{member(text.pointer)} is {quoted(text.value)}, not a policy: "
        + ("a file needs file://" if request.complete else "an input names no files"),
        help=None if request.complete else "write the policy itself, as a string in JSON",
        fix=Fix("Add file://", [Set(text.pointer, f"file://{path}")], Applicability.SAFE) if request.complete else None,
        service_error=ANSWERS.get(str(request.operation)),
    )
