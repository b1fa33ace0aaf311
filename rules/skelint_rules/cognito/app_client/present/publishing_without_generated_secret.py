"""COG7109: an update publishes the secret of a client that has no generated secret."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.present._secret import SECRET_NEEDS, no_secret
from skelint_rules.cognito.app_client.security._secrets import CUSTOM, PUBLISHED

CLIENT = "UserPoolClient: {UserPoolId: us-east-1_Ex4mPle01, ClientId: 38fjsnc484p94kpqsnet7mpld0, ClientName: web}"


@rule(
    code="COG7109",
    name="publishing-without-generated-secret",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    reads=[PUBLISHED],
    needs=SECRET_NEEDS,
    covers=["COG811"],
    references=[UPDATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            PublishSecretsInAWSSecretsManager: «true»
            """,
            says="PublishSecretsInAWSSecretsManager needs a client secret, but the client is described without one",
            context=[CLIENT],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            PublishSecretsInAWSSecretsManager: true
            """,
            context=[CLIENT.replace("web", "web, ClientSecret: masked")],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            """,
            context=[CLIENT],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Only a generated secret can be published to AWS Secrets Manager.

    AWS documents that on update `PublishSecretsInAWSSecretsManager` "applies only to app clients that already have a generated
    secret". A client without a secret has nothing to publish. Neither has one that the same script creates with a
    `ClientSecret` of its own; a description does not tell the two kinds of secret apart. Whether the service ignores the
    member then, or rejects the update, is not known, so this is a warning.
    """
    published = request.boolean(PUBLISHED)
    if published is None or not published.value:
        return
    client = request.client
    own = client.members.get(CUSTOM) if client.described is None else None
    lack = no_secret(client)
    if own:
        yield Finding(
            at=published,
            message=f"{PUBLISHED} does not apply to a {CUSTOM} of your own",
            labels=[Label(own.at, "it is created with a secret of your own")],
            help="leave it out",
        )
    elif lack:
        yield Finding(
            at=published,
            message=f"{PUBLISHED} needs a client secret, {lack.words}",
            labels=[lack.label],
            help=lack.help,
        )
