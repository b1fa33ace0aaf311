"""COG801: a secret is to be generated, and given as well."""

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
            says="GenerateSecret is true, but ClientSecret already gives a secret",
            fixed="""
            ClientName: app
            ClientSecret: EXAMPLEexampleEXAMPLEexample
            """,
        ),
        Example(
            """
            {"ClientSecret": "${CLIENT_SECRET}", "GenerateSecret": «true»}
            """,
            says="GenerateSecret is true, but ClientSecret already gives a secret",
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
    """An app client's secret is either generated or given: `GenerateSecret` true and `ClientSecret` exclude each other.

    The API reference says so at `ClientSecret`; what the service answers has not been seen. A skeleton from
    `--generate-cli-skeleton` holds both members, with `GenerateSecret` already `true`. (At `GenerateSecret` the reference
    still says that no secret can be given at all: that is older than the member `ClientSecret`.)

    The fix takes `GenerateSecret` out, so that nothing you wrote down is lost. The other way may well be meant, and keeps
    the secret out of the file, so it is not applied unasked.
    """
    generated = request.boolean(GENERATED)
    if generated is None or not generated.value or not brings_secret(request):
        return
    yield Finding(
        at=generated,
        message=f"{GENERATED} is true, but {CUSTOM} already gives a secret",
        labels=[Label((CUSTOM,), "the secret that is given", Part.KEY)],
        help=f"let it be generated, without {CUSTOM}, or take {GENERATED} out",
        fix=Fix(f"Take {GENERATED} out", [Remove(generated.pointer)], Applicability.UNSAFE),
    )
