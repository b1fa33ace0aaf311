"""COG1503: a custom challenge lacks one of its three functions."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, listed, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL

CONFIG = "LambdaConfig"
CHALLENGE = ("DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse")


@rule(
    code="COG1503",
    name="incomplete-custom-challenge",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[CONFIG],
    references=[f"{API}/API_LambdaConfigType.html", f"{GUIDE}/user-pool-lambda-challenge.html"],
    bad=[
        Example(
            """
            LambdaConfig:
              «DefineAuthChallenge»: arn:aws:lambda:us-east-1:123456789012:function:define
              VerifyAuthChallengeResponse: arn:aws:lambda:us-east-1:123456789012:function:verify
            """,
            says="a custom challenge needs CreateAuthChallenge too",
        ),
        Example(
            """
            {"LambdaConfig": {«"CreateAuthChallenge"»: "arn:aws:lambda:us-east-1:123456789012:function:create"}}
            """,
            says="a custom challenge needs DefineAuthChallenge and VerifyAuthChallengeResponse too",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            LambdaConfig:
              DefineAuthChallenge: arn:aws:lambda:us-east-1:123456789012:function:define
              CreateAuthChallenge: arn:aws:lambda:us-east-1:123456789012:function:create
              VerifyAuthChallengeResponse: arn:aws:lambda:us-east-1:123456789012:function:verify
        """),
        Example("LambdaConfig: {PreSignUp: 'arn:aws:lambda:us-east-1:123456789012:function:check'}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Sign-in with a custom challenge takes three functions.

    One decides which challenge comes next, one makes it, one judges the answer. The developer guide describes them as parts of
    one flow; that users cannot sign in this way while one is missing follows from it.
    """
    functions = [function for function in CHALLENGE if request.has(CONFIG, function)]
    missing = [function for function in CHALLENGE if function not in functions]
    if functions and missing:
        yield Finding(
            at=(CONFIG, functions[0]),
            part=Part.KEY,
            message=f"a custom challenge needs {listed(missing)} too",
        )
