"""COG802: a client without a secret is to send additional user context data."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import looks_public
from skelint_rules.cognito.app_client.security._secrets import GENERATED, has_secret

PROPAGATION = "EnablePropagateAdditionalUserContextData"
OBSERVED = (
    "https://github.com/badmintoncryer/cdk-preflight/blob/4ceb0e9b915a504830fca9be25206a440ca153d2"
    "/rules/cognito/pf-cognito-propagate-context-requires-secret/meta.yaml"
)


@rule(
    code="COG802",
    name="context-propagation-without-secret",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[CREATE],
    reads=[PROPAGATION],
    references=[
        CREATE_PAGE,
        OBSERVED,
    ],
    service_error="Client Secret is required to set EnablePropagateAdditionalUserContextData as true",
    bad=[
        Example(
            """
            ClientName: app
            EnablePropagateAdditionalUserContextData: «true»
            """,
            says="EnablePropagateAdditionalUserContextData is true, but the client has no secret",
            fixed="""
            ClientName: app
            EnablePropagateAdditionalUserContextData: true
            GenerateSecret: true
            """,
        ),
        Example(
            """
            {"GenerateSecret": false, "EnablePropagateAdditionalUserContextData": «true»}
            """,
            says="EnablePropagateAdditionalUserContextData is true, but the client has no secret",
            fixed="""
            {"GenerateSecret": true, "EnablePropagateAdditionalUserContextData": true}
            """,
        ),
        Example(
            """
            CallbackURLs: [myapp://callback]
            EnablePropagateAdditionalUserContextData: «true»
            """,
            says="EnablePropagateAdditionalUserContextData is true, but the client has no secret",
        ),
    ],
    good=[
        Example("""
            EnablePropagateAdditionalUserContextData: true
            GenerateSecret: true
        """),
        Example('{"EnablePropagateAdditionalUserContextData": true, "ClientSecret": "${CLIENT_SECRET}"}'),
        Example('{"EnablePropagateAdditionalUserContextData": true, "GenerateSecret": "${GENERATE}"}'),
        Example("EnablePropagateAdditionalUserContextData: true", given=["GenerateSecret"]),
        Example("EnablePropagateAdditionalUserContextData: false"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Only a client with a secret may add context data, such as the user's IP address, to its requests.

    With `EnablePropagateAdditionalUserContextData`, Amazon Cognito takes the user's IP address from the app, and its threat
    protection relies on it. AWS documents that the client must have a secret, and the rejection of one without was observed.
    We expect a `ClientSecret` to count like a generated secret, but this has not been tried: with one, this rule is silent.
    It does not look at updates, because an update does not show whether the client has a secret.

    The fix has a secret generated. That makes a different kind of client, one that must keep a secret, so it is not safe. An
    app in a browser or on a phone should set `EnablePropagateAdditionalUserContextData` to `false` instead: if the client
    looks like one, no fix is offered.
    """
    propagation = request.boolean(PROPAGATION)
    if propagation is None or not propagation.value or has_secret(request):
        return
    yield Finding(
        at=propagation,
        message=f"{PROPAGATION} is true, but the client has no secret",
        help="an app without a server cannot keep a secret: set this to false instead",
        fix=None
        if looks_public(request)
        else Fix(f"Set {GENERATED} to true", [Set((GENERATED,), value=True)], Applicability.UNSAFE),
    )
