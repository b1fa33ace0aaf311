"""Projects for the rows about an update beside the app client as it is."""

from collections.abc import Mapping

from tests.rules.context.project import Project

from skelint.authoring.finding import Severity

NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR
POOL, CLIENT, SECRETS, LIST, SESSION = (f"aws/{name}.yaml" for name in ("pool", "client", "secrets", "list", "session"))
SAVED_POOL = {POOL: "UserPool: {Id: us-east-1_Ex1, Name: portal}\n"}
REST = '"UserPoolId": "us-east-1_Ex1", "ClientId": "abc"'


def client(members: str = "ClientName: app") -> dict[str, str]:
    """Return the saved description of the app client with some members."""
    return {CLIENT: f"UserPoolClient: {{UserPoolId: us-east-1_Ex1, ClientId: abc, {members}}}\n"}


def clients(*identifiers: str) -> dict[str, str]:
    """Return the saved list of the pool's app clients."""
    items = "".join(f"- {{UserPoolId: us-east-1_Ex1, ClientId: {own}, ClientName: app}}\n" for own in identifiers)
    return {LIST: f"UserPoolClients:\n{items}"}


def secrets(*identifiers: str) -> dict[str, str]:
    """Return the saved list of the client's secrets."""
    return {SECRETS: f"ClientSecrets: [{', '.join(f'{{ClientSecretId: {own}}}' for own in identifiers)}]\n"}


def session(minutes: int) -> dict[str, str]:
    """Return the saved session configuration of the client."""
    return {SESSION: f"UserPoolId: us-east-1_Ex1\nClientId: abc\nSSOSession: {{MaxValidityMinutes: {minutes}}}\n"}


def update(**members: object) -> dict[str, object]:
    """Return an update of the client as a document."""
    return {
        "operation": "update-user-pool-client",
        "input": {"UserPoolId": "us-east-1_Ex1", "ClientId": "abc", **members},
    }


PROJECTS: Mapping[str, Project] = {
    "ctx-client-exists": Project(
        "COG7101",
        ERROR,
        "/ClientId",
        "the user pool has no app client with this ID",
        f"{LIST}/UserPoolClients",
        clients("abd"),
        passing=clients("abc", "abd"),
    ),
    "ctx-update-loses": Project(
        "COG7102",
        WARNING,
        "",
        "AWS documents that this update resets 2 settings of the app client, by leaving them out",
        f"{CLIENT}/UserPoolClient/CallbackURLs",
        client("RefreshTokenValidity: 90, CallbackURLs: ['https://a.example/cb'], PreventUserExistenceErrors: LEGACY"),
        passing=client("RefreshTokenValidity: 90, PreventUserExistenceErrors: LEGACY"),
    ),
    "ctx-client-credentials-secret": Project(
        "COG7103",
        WARNING,
        "/AllowedOAuthFlows/0",
        "client_credentials needs a client secret, but the client is described without one",
        f"{CLIENT}/UserPoolClient",
        client(),
    ),
    "ctx-propagate-secret": Project(
        "COG7104",
        WARNING,
        "/EnablePropagateAdditionalUserContextData",
        "EnablePropagateAdditionalUserContextData needs a client secret, but the client is described without one",
        f"{CLIENT}/UserPoolClient",
        client(),
    ),
    "ctx-update-secret-known": Project(
        "COG7107",
        NOTE,
        "/EnablePropagateAdditionalUserContextData",
        "EnablePropagateAdditionalUserContextData needs a client secret; no file tells whether the client has one",
        f"{POOL}/UserPool",
        SAVED_POOL,
    ),
    "ctx-rotation-on-existing-client": Project(
        "COG7108",
        ERROR,
        "/ExplicitAuthFlows/1",
        "ALLOW_REFRESH_TOKEN_AUTH is not allowed: refresh token rotation is enabled on the app client",
        f"{CLIENT}/UserPoolClient/RefreshTokenRotation/Feature",
        client("RefreshTokenRotation: {Feature: ENABLED}"),
    ),
    "ctx-publish-secrets-generated": Project(
        "COG7109",
        WARNING,
        "/PublishSecretsInAWSSecretsManager",
        "PublishSecretsInAWSSecretsManager needs a client secret, but the client is described without one",
        f"{CLIENT}/UserPoolClient",
        client(),
    ),
    "ctx-publish-secrets-two": Project(
        "COG7110",
        WARNING,
        "/PublishSecretsInAWSSecretsManager",
        "PublishSecretsInAWSSecretsManager true deletes the older of the app client's two secrets",
        f"{SECRETS}/ClientSecrets",
        {**client("ClientSecret: masked"), **secrets("abc--1", "abc--2")},
        passing=secrets("abc--2"),
    ),
    "ctx-publish-secrets-readers": Project(
        "COG7111",
        WARNING,
        "/PublishSecretsInAWSSecretsManager",
        "PublishSecretsInAWSSecretsManager false deletes the client's secret in AWS Secrets Manager for good",
        f"{CLIENT}/UserPoolClient/ClientSecretArn",
        client("ClientSecretArn: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:web'"),
    ),
    "ctx-dcr-client-scope": Project(
        "COG7112",
        ERROR,
        "/AllowedOAuthScopes/1",
        'AllowedOAuthScopes[1] "aws.cognito/dcr/register" is not for a client that was registered that way',
        f"{CLIENT}/UserPoolClient/ClientType",
        client("ClientType: DCR"),
    ),
    "ctx-default-redirect-idps": Project(
        "COG7114",
        NOTE,
        "/DefaultRedirectURI",
        "DefaultRedirectURI has no documented effect while the client has 2 identity providers, as now",
        f"{CLIENT}/UserPoolClient/SupportedIdentityProviders",
        client("SupportedIdentityProviders: [COGNITO, Google]"),
    ),
    "ctx-session-config": Project(
        "COG307",
        NOTE,
        "/AccessTokenValidity",
        "AccessTokenValidity is 8 hours, but managed login renews the token for 12 hours without a password",
        f"{SESSION}/SSOSession/MaxValidityMinutes",
        session(720),
        document=update(
            AllowedOAuthFlowsUserPoolClient=True,
            AllowedOAuthFlows=["code"],
            AccessTokenValidity=8,
            TokenValidityUnits={"AccessToken": "hours"},
        ),
    ),
}
