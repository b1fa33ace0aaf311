"""Projects for the rows about an app client, a provider, a domain, a user beside the user pool."""

from collections.abc import Mapping

from tests.rules.context.project import Project

from skelint.authoring.finding import Severity

NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR
POOL, DOMAIN, PROVIDER, LIST = "aws/pool.yaml", "aws/domain.yaml", "aws/provider.yaml", "aws/list.yaml"


def pool(members: str, identifier: str = "us-east-1_Ex1") -> dict[str, str]:
    """Return the saved description of a user pool with some members."""
    return {POOL: f"UserPool: {{Id: {identifier}, Name: portal, {members}}}\n"}


def described(members: str) -> dict[str, str]:
    """Return the saved description of the user pool of the second catalogue."""
    return pool(members, "us-east-1_Ex4mPle01")


def schema(*attributes: str) -> str:
    """Return the member of a description that lists attributes."""
    return f"SchemaAttributes: [{', '.join(attributes)}]"


EMAIL = "{Name: email, Required: true, Mutable: true}"
DEPARTMENT = '{Name: "custom:department", Required: false, Mutable: true}'
EMPLOYEE = '{Name: "custom:employee", Required: false, Mutable: false}'
LITE, ESSENTIALS = "UserPoolTier: LITE", "UserPoolTier: ESSENTIALS"
CORP = "IdentityProvider: {UserPoolId: us-east-1_Ex1, ProviderName: Corp, ProviderType: SAML, AttributeMapping: {%s}}"
GOOGLE = "IdentityProvider: {UserPoolId: us-east-1_Ex1, ProviderName: Google, ProviderType: Google, AttributeMapping: {%s}}"
SERVER = "ResourceServers: [{UserPoolId: us-east-1_Ex1, Identifier: %s, Scopes: [{ScopeName: %s}]}]\n"
CLIENTS = "UserPoolClients:\n" + "".join(
    f"- {{UserPoolId: us-east-1_Ex1, ClientId: {number}example, ClientName: tenant}}\n" for number in range(1_000)
)
WEB = {
    "UserPoolId": "us-east-1_Ex1",
    "ClientName": "app",
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid"],
    "CallbackURLs": ["https://a.example/cb"],
    "SupportedIdentityProviders": ["COGNITO"],
}
CREATE = "create-user-pool-client"
NO_DOMAIN = Project(
    "COG7004",
    WARNING,
    "/AllowedOAuthFlowsUserPoolClient",
    "OAuth is enabled, but the user pool has no domain to serve it",
    f"{POOL}/UserPool",
    pool(ESSENTIALS),
    passing=pool("Domain: acme"),
    document={"operation": CREATE, "input": WEB},
)

PROJECTS: Mapping[str, Project] = {
    "ctx-pool-exists": Project(
        "COG7002",
        ERROR,
        "/UserPoolId",
        'eu-west-1 has no user pool "eu-west-1_Ex1"',
        f"{LIST}/UserPools",
        {LIST: "UserPools: [{Id: us-east-1_Ex1, Name: portal}, {Id: eu-west-1_Ex2, Name: portal}]\n"},
    ),
    "ctx-write-covers-required": Project(
        "COG7013",
        WARNING,
        "/WriteAttributes",
        'the user pool requires "email", but the client cannot write it',
        f"{POOL}/UserPool/SchemaAttributes/0/Required",
        pool(schema(EMAIL)),
    ),
    "ctx-attributes-exist": Project(
        "COG7012",
        ERROR,
        "/ReadAttributes/0",
        'the user pool has no attribute "custom:nosuch"',
        f"{POOL}/UserPool/SchemaAttributes",
        pool(schema(EMAIL, DEPARTMENT)),
    ),
    "ctx-idp-exists": Project(
        "COG7001",
        ERROR,
        "/SupportedIdentityProviders/0",
        'the user pool has no identity provider "Google"',
        f"{LIST}/Providers",
        {**pool(ESSENTIALS), LIST: "Providers: [{ProviderName: Corp, ProviderType: SAML}]\n"},
    ),
    "ctx-mapped-attributes-writable": Project(
        "COG7011",
        WARNING,
        "/WriteAttributes",
        '"email" is mapped from the identity provider "Google", but the client cannot write it',
        f"{PROVIDER}/IdentityProvider/AttributeMapping/email",
        {PROVIDER: GOOGLE % "email: email, username: sub"},
    ),
    "ctx-scope-exists": Project(
        "COG7003",
        ERROR,
        "/AllowedOAuthScopes/0",
        'the resource server "api" has no scope "read"',
        f"{LIST}/ResourceServers/0/Scopes",
        {LIST: SERVER % ("api", "write")},
    ),
    "ctx-scope-count-per-pool": Project(
        "COG7003",
        ERROR,
        "/AllowedOAuthScopes/0",
        'the user pool has no resource server "https://api.example.com/v1"; did you mean https://api.example.com?',
        f"{LIST}/ResourceServers",
        {LIST: SERVER % ("https://api.example.com", "read")},
    ),
    "ctx-user-auth-tier": Project(
        "COG7021",
        ERROR,
        "/ExplicitAuthFlows/0",
        "the user pool has the plan LITE, but ALLOW_USER_AUTH needs ESSENTIALS or PLUS",
        f"{POOL}/UserPool/UserPoolTier",
        pool(LITE),
    ),
    "ctx-custom-auth-triggers": Project(
        "COG7022",
        WARNING,
        "/ExplicitAuthFlows/0",
        "ALLOW_CUSTOM_AUTH is of no use: the user pool has no trigger DefineAuthChallenge",
        f"{POOL}/UserPool/LambdaConfig",
        pool("LambdaConfig: {}"),
    ),
    "ctx-client-quota": Project(
        "COG7006",
        NOTE,
        "/UserPoolId",
        "the user pool has 1,000 app clients already, which is its quota unless AWS raised it",
        f"{LIST}/UserPoolClients",
        {LIST: CLIENTS},
        passing={LIST: f"{CLIENTS}NextToken: abc\n"},
        document={"operation": CREATE, "input": {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}},
    ),
    "ctx-domain-and-branding": NO_DOMAIN,
    "ctx-domain-for-oauth": Project(
        "COG7004",
        WARNING,
        "/AllowedOAuthFlowsUserPoolClient",
        "OAuth is enabled, but the user pool has no domain to serve it",
        f"{POOL}/UserPool",
        pool(ESSENTIALS),
    ),
    "ctx-branding-style": Project(
        "COG7005",
        NOTE,
        "/AllowedOAuthFlowsUserPoolClient",
        "the user pool has managed login, whose pages do not work for a new client until it has a style",
        f"{DOMAIN}/DomainDescription/ManagedLoginVersion",
        {DOMAIN: "DomainDescription: {UserPoolId: us-east-1_Ex1, Domain: acme, ManagedLoginVersion: 2}\n"},
    ),
    "ctx-passwordless-flow": Project(
        "COG7024",
        WARNING,
        "/ExplicitAuthFlows",
        "the client does not list ALLOW_USER_AUTH, which users need for EMAIL_OTP of the pool",
        f"{POOL}/UserPool/Policies/SignInPolicy/AllowedFirstAuthFactors",
        pool("Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP]}}"),
    ),
    "ctx-user-migration-flow": Project(
        "COG7023",
        WARNING,
        "/ExplicitAuthFlows/0",
        "with SRP alone, the user migration trigger of the pool is never given a password to check",
        f"{POOL}/UserPool/LambdaConfig/UserMigration",
        pool("LambdaConfig: {UserMigration: 'arn:aws:lambda:us-east-1:111122223333:function:move-in'}"),
    ),
    "ctx-mapped-attributes-mutable": Project(
        "COG7015",
        WARNING,
        "/SupportedIdentityProviders/0",
        '"Corp" fills "custom:employee" at each sign-in, but the user pool lets nobody change it',
        f"{PROVIDER}/IdentityProvider/AttributeMapping/custom:employee",
        {**pool(schema(EMAIL, EMPLOYEE)), PROVIDER: CORP % '"custom:employee": number'},
    ),
    "ctx-custom-read-grant": Project(
        "COG7016",
        NOTE,
        "/ReadAttributes",
        "ReadAttributes is not set, so the app may not read custom:department of the user pool",
        f"{POOL}/UserPool/SchemaAttributes",
        pool(schema(EMAIL, DEPARTMENT)),
    ),
    "ctx-required-attributes-readable": Project(
        "COG7014",
        NOTE,
        "/ReadAttributes",
        'the user pool requires "email", but the client can only write it, not read it',
        f"{POOL}/UserPool/SchemaAttributes/0/Required",
        pool(schema(EMAIL)),
    ),
    "ctx-threat-protection": Project(
        "COG7033",
        NOTE,
        "/EnablePropagateAdditionalUserContextData",
        "the forwarded addresses are for threat protection, which the plan ESSENTIALS does not have",
        f"{POOL}/UserPool/UserPoolTier",
        pool(ESSENTIALS),
    ),
    "ctx-rotation-tier": Project(
        "COG7031",
        WARNING,
        "/RefreshTokenRotation/Feature",
        "the user pool has the plan LITE, but refresh token rotation needs ESSENTIALS or PLUS",
        f"{POOL}/UserPool/UserPoolTier",
        pool(LITE),
    ),
    "ctx-dcr-enabled": Project(
        "COG7032",
        WARNING,
        "/AllowedOAuthScopes/1",
        '"aws.cognito/dcr/register" is for dynamic client registration, which is off in the user pool',
        f"{POOL}/UserPool/DcrConfiguration/EnableStatus",
        pool("UserPoolTier: PLUS, DcrConfiguration: {EnableStatus: Disabled}"),
    ),
    "mapping-custom-attribute-exists": Project(
        "COG2501",
        ERROR,
        "/AttributeMapping/custom:groups",
        'the user pool has no attribute "custom:groups"',
        f"{POOL}/UserPool/SchemaAttributes",
        described(schema(EMAIL, DEPARTMENT)),
    ),
    "mapping-target-immutable": Project(
        "COG2502",
        WARNING,
        "/AttributeMapping/custom:employee",
        'the provider fills "custom:employee" at each sign-in, but nobody can change it',
        f"{POOL}/UserPool/SchemaAttributes/1/Mutable",
        described(schema(EMAIL, EMPLOYEE)),
    ),
    "mapping-required-attributes": Project(
        "COG2503",
        WARNING,
        "/AttributeMapping",
        "the user pool requires email, but no claim of the provider fills it",
        f"{POOL}/UserPool/SchemaAttributes/0/Required",
        described(schema(EMAIL)),
    ),
    "managed-login-version-needs-plan": Project(
        "COG3501",
        ERROR,
        "/ManagedLoginVersion",
        "the user pool has the plan LITE, but managed login needs ESSENTIALS or PLUS",
        f"{POOL}/UserPool/UserPoolTier",
        described(LITE),
    ),
    "mfa-email-needs-own-sender": Project(
        "COG1208",
        ERROR,
        "/EmailMfaConfiguration",
        "e-mail as a second factor needs a user pool that sends with Amazon SES, not with COGNITO_DEFAULT",
        f"{POOL}/UserPool/EmailConfiguration/EmailSendingAccount",
        described("EmailConfiguration: {EmailSendingAccount: COGNITO_DEFAULT}"),
    ),
    "mfa-email-needs-other-recovery": Project(
        "COG1209",
        ERROR,
        "/EmailMfaConfiguration",
        "e-mail cannot be a second factor while verified_email is the only way to recover an account",
        f"{POOL}/UserPool/AccountRecoverySetting/RecoveryMechanisms",
        described("AccountRecoverySetting: {RecoveryMechanisms: [{Name: verified_email, Priority: 1}]}"),
    ),
    "mfa-email-needs-plan": Project(
        "COG1210",
        ERROR,
        "/EmailMfaConfiguration",
        "the user pool has the plan LITE, but e-mail as a second factor needs ESSENTIALS or PLUS",
        f"{POOL}/UserPool/UserPoolTier",
        described(LITE),
    ),
    "mfa-required-with-otp-first-factor": Project(
        "COG1211",
        ERROR,
        "/MfaConfiguration",
        "MFA cannot be required while the user pool has SMS_OTP among its first factors",
        f"{POOL}/UserPool/Policies/SignInPolicy/AllowedFirstAuthFactors",
        described("Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, SMS_OTP]}}"),
    ),
    "passkey-single-factor-with-required-mfa": Project(
        "COG1213",
        WARNING,
        "/WebAuthnConfiguration/FactorConfiguration",
        "passkeys are a first factor of the user pool, but count as a single one while MFA is required",
        f"{POOL}/UserPool/Policies/SignInPolicy/AllowedFirstAuthFactors",
        described("Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN]}}"),
    ),
    "passkey-first-factor-with-required-mfa": Project(
        "COG1113",
        WARNING,
        "/Policies/SignInPolicy/AllowedFirstAuthFactors/1",
        "MFA is required, but a passkey counts as a single factor in this user pool",
        f"{LIST}/WebAuthnConfiguration/FactorConfiguration",
        {
            **described(ESSENTIALS),
            LIST: "MfaConfiguration: 'OFF'\nWebAuthnConfiguration: {FactorConfiguration: SINGLE_FACTOR}\n",
        },
    ),
    "update-turns-mfa-on": Project(
        "COG1214",
        WARNING,
        "/MfaConfiguration",
        "MFA is off in the user pool, and update-user-pool may refuse to turn it on",
        f"{POOL}/UserPool/MfaConfiguration",
        described("MfaConfiguration: 'OFF'"),
    ),
    "relying-party-is-custom-domain": Project(
        "COG1212",
        NOTE,
        "/WebAuthnConfiguration/RelyingPartyId",
        'login pages at "auth.example.com", the custom domain, cannot use passkeys of another domain',
        f"{POOL}/UserPool/CustomDomain",
        described("Domain: portal, CustomDomain: auth.example.com"),
    ),
    "user-name-is-email-alias": Project(
        "COG4401",
        ERROR,
        "/Username",
        "the user name is an e-mail address, which the user pool takes for the alias of a user",
        f"{POOL}/UserPool/AliasAttributes",
        described("AliasAttributes: [email]"),
    ),
    "user-name-must-be-email": Project(
        "COG4402",
        ERROR,
        "/Username",
        "the user name is not an e-mail address, as the user pool demands",
        f"{POOL}/UserPool/UsernameAttributes",
        described("UsernameAttributes: [email]"),
    ),
    "ui-needs-domain": Project(
        "COG5204",
        ERROR,
        "/UserPoolId",
        "the user pool has no domain, so it shows no login pages",
        f"{POOL}/UserPool",
        described(ESSENTIALS),
        passing=described("Domain: portal"),
    ),
    "risk-needs-plan": Project(
        "COG1807",
        ERROR,
        "/CompromisedCredentialsRiskConfiguration",
        "a risk configuration needs threat protection, which the plan ESSENTIALS does not have",
        f"{POOL}/UserPool/UserPoolTier",
        described(ESSENTIALS),
        passing=described("UserPoolTier: PLUS, UserPoolAddOns: {AdvancedSecurityMode: ENFORCED}"),
    ),
    "log-auth-events-need-plan": Project(
        "COG1808",
        ERROR,
        "/LogConfigurations/0/EventSource",
        "the user pool has the plan ESSENTIALS, but userAuthEvents needs PLUS",
        f"{POOL}/UserPool/UserPoolTier",
        described(ESSENTIALS),
    ),
}
