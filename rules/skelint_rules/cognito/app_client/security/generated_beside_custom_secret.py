"""COG801: a secret is generated, but also given."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Part, Remove, Request, Severity, rule
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE
from skelint_rules.cognito.app_client.security._secrets import CUSTOM, GENERATED, brings_secret


@rule(
    code="COG801",
    name="generated-beside-custom-secret",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[GENERATED],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            ClientName: app
            GenerateSecret: «true»
            ClientSecret: EXAMPLEexampleEXAMPLEexample
            """,
            says="GenerateSecret and ClientSecret exclude each other",
            fixed="""
            ClientName: app
            ClientSecret: EXAMPLEexampleEXAMPLEexample
            """,
        ),
        Example(
            """
            {"ClientSecret": "${CLIENT_SECRET}", "GenerateSecret": «true»}
            """,
            says="GenerateSecret and ClientSecret exclude each other",
            fixed="""
            {"ClientSecret": "${CLIENT_SECRET}"}
            """,
        ),
    ],
    good=[
        Example("GenerateSecret: true"),
        Example('{"GenerateSecret": false, "ClientSecret": "${CLIENT_SECRET}"}'),
        Example('{"GenerateSecret": "${GENERATE}", "ClientSecret": "${CLIENT_SECRET}"}'),
        Example("GenerateSecret: true", given=["ClientSecret"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The secret of an app client is either generated or given: `GenerateSecret` true and `ClientSecret` exclude each other.

    The API reference says so at `ClientSecret`; what the service answers has not been seen. A skeleton from
    `--generate-cli-skeleton` has both members, with `GenerateSecret` already `true`. (At `GenerateSecret` the reference still
    says that no secret can be given at all: that text is older than the member `ClientSecret`.)

    The fix removes `GenerateSecret` and keeps the secret that you wrote. You may well mean the opposite, which also keeps the
    secret out of the file, so it is not safe.
    """
    generated = request.boolean(GENERATED)
    if generated is None or not generated.value or not brings_secret(request):
        return
    yield Finding(
        at=generated,
        message=f"{GENERATED} and {CUSTOM} exclude each other",
        labels=[Label((CUSTOM,), "your own secret", Part.KEY)],
        help=f"alternatively, remove {CUSTOM} and have a secret generated",
        fix=Fix(f"Remove {GENERATED}", [Remove(generated.pointer)], Applicability.UNSAFE),
    )
