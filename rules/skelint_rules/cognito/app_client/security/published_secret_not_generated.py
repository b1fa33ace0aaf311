"""COG809: Secrets Manager is to keep a secret that is not generated."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Part, Request, Set, Severity, rule
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE
from skelint_rules.cognito.app_client.security._secrets import CUSTOM, GENERATED, PUBLISHED, brings_secret


@rule(
    code="COG809",
    name="published-secret-not-generated",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[PUBLISHED],
    references=[CREATE_PAGE],
    bad=[
        Example(
            """
            ClientName: app
            PublishSecretsInAWSSecretsManager: «true»
            """,
            says="PublishSecretsInAWSSecretsManager has no effect, because GenerateSecret is not true",
            fixed="""
            ClientName: app
            PublishSecretsInAWSSecretsManager: true
            GenerateSecret: true
            """,
        ),
        Example(
            """
            {"ClientSecret": "${CLIENT_SECRET}", "PublishSecretsInAWSSecretsManager": «true»}
            """,
            says="PublishSecretsInAWSSecretsManager does not apply to a ClientSecret of your own",
        ),
    ],
    good=[
        Example("{GenerateSecret: true, PublishSecretsInAWSSecretsManager: true}"),
        Example("{GenerateSecret: '${GENERATE}', PublishSecretsInAWSSecretsManager: true}"),
        Example("PublishSecretsInAWSSecretsManager: true", given=["GenerateSecret"]),
        Example("PublishSecretsInAWSSecretsManager: false"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """AWS Secrets Manager only keeps a secret that Amazon Cognito generates.

    The API reference says that `PublishSecretsInAWSSecretsManager` applies only when `GenerateSecret` is true. Without a
    generated secret there is nothing to publish, and a `ClientSecret` of your own stays where you wrote it. Whether the
    service ignores the member then, or rejects the request, is not known, so this is a warning.

    The fix has a secret generated. That makes a different kind of client, so it is not safe. It is not offered beside a
    `ClientSecret`, which excludes a generated one.
    """
    published = request.boolean(PUBLISHED)
    if published is None or not published.value:
        return
    if brings_secret(request):
        yield Finding(
            at=published,
            message=f"{PUBLISHED} does not apply to a {CUSTOM} of your own",
            labels=[Label((CUSTOM,), "your own secret", Part.KEY)],
            help=f"remove it, or replace {CUSTOM} with {GENERATED} true",
        )
        return
    generated = request.boolean(GENERATED)
    if generated is None or not generated.value:
        yield Finding(
            at=published,
            message=f"{PUBLISHED} has no effect, because {GENERATED} is not true",
            fix=Fix(f"Set {GENERATED} to true", [Set((GENERATED,), value=True)], Applicability.UNSAFE),
        )
