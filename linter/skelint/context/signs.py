"""What tells that a file says nothing of user pools: it is asked of each, and most do not."""

from skelint.authoring.operation import Operation
from skelint.services.margin import first_name

SERVICE = "cognito-idp"
POOL = Operation(SERVICE, "create-user-pool")
PROVIDER = Operation(SERVICE, "create-identity-provider")
RESOURCE_SERVER = Operation(SERVICE, "create-resource-server")
CLIENT = Operation(SERVICE, "create-user-pool-client")
DOMAIN = Operation(SERVICE, "create-user-pool-domain")
CLIENT_SESSION = Operation(SERVICE, "set-user-pool-client-session-configuration")
UPDATED_POOL = Operation(SERVICE, "update-user-pool")
ADDED_ATTRIBUTES = Operation(SERVICE, "add-custom-attributes")
SET_MFA = Operation(SERVICE, "set-user-pool-mfa-config")
UPDATED_PROVIDER = Operation(SERVICE, "update-identity-provider")
UPDATED_RESOURCE_SERVER = Operation(SERVICE, "update-resource-server")
CHANGING = frozenset(
    {
        *(POOL, PROVIDER, RESOURCE_SERVER, CLIENT, DOMAIN, CLIENT_SESSION),
        *(UPDATED_POOL, ADDED_ATTRIBUTES, SET_MFA, UPDATED_PROVIDER, UPDATED_RESOURCE_SERVER),
    }
)
"""The operations that create a user pool, or something in one, or change it: a description may be older than that."""
LISTING = frozenset(
    Operation(SERVICE, f"list-{name}")
    for name in ("user-pools", "identity-providers", "resource-servers", "user-pool-clients", "user-pool-client-secrets")
)
"""The operations whose saved output is a list."""
TELLING = (CHANGING | LISTING) - {CLIENT}
"""The operations that say something of a pool. What creates an app client says it only where something names that."""
SECRETS = "ClientSecrets"
SESSION = "SSOSession"
IN_OUTPUTS = (
    *("UserPool", "IdentityProvider", '"Providers"', "Providers:", "ResourceServer", "DomainDescription"),
    *("MfaConfiguration", SECRETS, SESSION),
)
"""One of these is in the text of each saved output that says something of a user pool."""


def may_be_output(text: str) -> bool:
    """Return False for a text that is surely no such output, and need not be parsed: all its names begin with a capital."""
    first = first_name(text)
    return (first is None or first[:1].isupper()) and any(sign in text for sign in IN_OUTPUTS)
