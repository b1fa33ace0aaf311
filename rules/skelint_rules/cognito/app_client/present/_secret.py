"""Whether an app client has a secret, as far as other files tell."""

from typing import NamedTuple

from skelint import Label, Need, Resource, Severity, Undecided
from skelint_rules.cognito.app_client.oauth._flows import CLIENT_CREDENTIALS
from skelint_rules.cognito.app_client.present._client import GENERATED

SECRET_NEEDS = [Need.CLIENT, Need.SECRETS]
"""What tells whether a client has a secret."""
SECRETS = "ClientSecrets"
PUBLISHED_ARN = "ClientSecretArn"
SHOWING = ("ClientSecret", PUBLISHED_ARN)
"""What a description shows of a client that has a secret."""
PROPAGATION = "EnablePropagateAdditionalUserContextData"


class NoSecret(NamedTuple):
    """That a client has no secret, and how that is known."""

    words: str
    """The end of a message."""
    label: Label
    help: str
    severity: Severity | None = None
    """Instead of an error, where only a description tells it: an older AWS CLI does not show a published secret."""


def no_secret(client: Resource) -> NoSecret | None:
    """Return that the client has no secret, or None where it has one.

    Raises:
        Undecided: No file tells, or files disagree.
    """
    if not client.disputed.isdisjoint({SECRETS, *SHOWING}):
        raise Undecided
    secrets = client.members.get(SECRETS)
    if (secrets and secrets.value) or any(name in client.members for name in SHOWING):
        return None
    consequence = "only a new client can get a secret: create one with GenerateSecret true, or leave this out"
    if secrets:
        return NoSecret("but the client has none", Label(secrets, "the list of its secrets is empty"), consequence)
    if client.described:
        described = Label(client.described, "it is described without a secret")
        certainty = "to be sure, save list-user-pool-client-secrets too: an older AWS CLI does not show a published secret"
        none = NoSecret("but the client is described without one", described, certainty, Severity.WARNING)
        return None if _uses_secret(client) else none
    generated = client.boolean(GENERATED)
    created = Label(client.at, "it is created without a secret")
    return None if generated and generated.value else NoSecret("but the client has none", created, consequence)


def _uses_secret(client: Resource) -> bool:
    """Return whether a described client has what only one with a secret can have: somebody took the secret out of the file."""
    flows, propagation = client.strings("AllowedOAuthFlows"), client.boolean(PROPAGATION)
    return (flows is not None and CLIENT_CREDENTIALS in flows.value) or (propagation is not None and propagation.value)
