"""What a rule needs to know, and that it does not know it."""

from enum import Enum


class Undecided(Exception):  # noqa: N818 - no error: a rule has no opinion on what it cannot know
    """A rule asked for a value that is unresolved, given elsewhere, not of the shape it should have, or said by no file."""


class Need(Enum):
    """The command whose saved output tells what a rule needs to know; what creates the resource tells a part of it."""

    POOL = "describe-user-pool"
    POOLS = "list-user-pools"
    PROVIDERS = "list-identity-providers"
    PROVIDER = "describe-identity-provider"
    RESOURCE_SERVERS = "list-resource-servers"
    CLIENTS = "list-user-pool-clients"
    CLIENT = "describe-user-pool-client"
    SECRETS = "list-user-pool-client-secrets"
    SESSION = "get-user-pool-client-session-configuration"
    DOMAIN = "describe-user-pool-domain"
    MFA = "get-user-pool-mfa-config"
