"""POL102: a policy is not a JSON object."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, member, quoted, rule
from skelint_rules._json import json_fault
from skelint_rules.policies import ANSWERS, GRAMMAR, NAMES, OBSERVED, OPERATIONS
from skelint_rules.policies._policy import named_file, policy


@rule(
    code="POL102",
    name="policy-not-json",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=OPERATIONS,
    reads=NAMES,
    references=[GRAMMAR, *OBSERVED, "https://github.com/localstack/localstack/pull/8453"],
    further_answers=sorted(set(ANSWERS.values())),
    bad=[
        Example(
            """
            RoleName: app
            AssumeRolePolicyDocument: «'{"Version": "2012-10-17", "Statement": [],}'»
            """,
            says="AssumeRolePolicyDocument is not JSON from line 1, column 42 on",
            operation="iam create-role",
        ),
        Example(
            """
            {"Bucket": "example", "Policy": «"Version: 2012-10-17"»}
            """,
            says='Policy "Version: 2012-10-17" is not a JSON object',
            operation="s3api put-bucket-policy",
        ),
    ],
    good=[
        Example(
            """
            RoleName: app
            AssumeRolePolicyDocument: |
              {
                "Version": "2012-10-17",
                "Statement": []
              }
            """,
            operation="iam create-role",
        ),
        Example("""AssumeRolePolicyDocument: '{"Version": "${VERSION}"'""", operation="iam create-role"),
        Example("AssumeRolePolicyDocument: trust.json", operation="iam create-role"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A policy is a text that holds a JSON object.

    That is documented, and services were observed to refuse what does not parse, for no more than a comma after the last
    entry. What is in the object is not looked at. The name of a file is left to `policy-file-without-prefix`.

    There is no fix: a fault in JSON can mostly be mended in more than one way.
    """
    text = policy(request)
    if text is None or named_file(text.value):
        return
    answer = ANSWERS.get(str(request.operation))
    if not text.value.lstrip("\ufeff \t\r\n").startswith("{"):
        yield Finding(
            at=text,
            message=f"{member(text.pointer)} {quoted(text.value)} is not a JSON object",
            help="write the policy in JSON, or the name of its file after file://" if request.complete else None,
            service_error=answer,
        )
    elif fault := json_fault(text.value):
        yield Finding(at=text, message=f"{member(text.pointer)} is not JSON from {fault} on", service_error=answer)
