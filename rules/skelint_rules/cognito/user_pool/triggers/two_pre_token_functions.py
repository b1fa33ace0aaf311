"""COG1501: two functions are to customize tokens."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Remove, Request, Severity, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL

CONFIG, OLD, NEW = "LambdaConfig", "PreTokenGeneration", "PreTokenGenerationConfig"


@rule(
    code="COG1501",
    name="two-pre-token-functions",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[CONFIG],
    references=[f"{API}/API_LambdaConfigType.html", f"{PREFLIGHT}/pf-cognito-pre-token-generation-legacy-mix"],
    service_error="Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
    bad=[
        Example(
            """
            LambdaConfig:
              PreTokenGeneration: «arn:aws:lambda:us-east-1:123456789012:function:old»
              PreTokenGenerationConfig:
                LambdaVersion: V2_0
                LambdaArn: arn:aws:lambda:us-east-1:123456789012:function:new
            """,
            says="PreTokenGeneration names another function than PreTokenGenerationConfig",
            fixed="""
            LambdaConfig:
              PreTokenGenerationConfig:
                LambdaVersion: V2_0
                LambdaArn: arn:aws:lambda:us-east-1:123456789012:function:new
            """,
        ),
        Example(
            """
            {"LambdaConfig": {
              "PreTokenGeneration": «"arn:aws:lambda:us-east-1:123456789012:function:a"»,
              "PreTokenGenerationConfig": {"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:a:1"}
            }}
            """,
            says="PreTokenGeneration names another function than PreTokenGenerationConfig",
            fixed="""
            {"LambdaConfig": {
              "PreTokenGenerationConfig": {"LambdaArn": "arn:aws:lambda:us-east-1:123456789012:function:a:1"}
            }}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            LambdaConfig:
              PreTokenGeneration: arn:aws:lambda:us-east-1:123456789012:function:a
              PreTokenGenerationConfig: {LambdaVersion: V2_0, LambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:a"}
        """),
        Example("LambdaConfig: {PreTokenGeneration: 'arn:aws:lambda:us-east-1:123456789012:function:a'}"),
        Example('{"LambdaConfig": {"PreTokenGeneration": "${A}", "PreTokenGenerationConfig": {"LambdaArn": "${B}"}}}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """One function customizes the tokens of a user pool.

    `PreTokenGeneration` is the old member, without a version of the event. Beside `PreTokenGenerationConfig` it may be given
    only if it names the same function: the service refuses two.

    The fix removes the old member. You may mean the other function, so it is not safe.
    """
    old, new = request.string(CONFIG, OLD), request.string(CONFIG, NEW, "LambdaArn")
    if old is not None and new is not None and old.value != new.value:
        yield Finding(
            at=old,
            message=f"{OLD} names another function than {NEW}",
            labels=[Label(new, "the other function")],
            fix=Fix(f"Remove {OLD}", [Remove(old.pointer)], Applicability.UNSAFE),
        )
