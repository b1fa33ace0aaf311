"""COG2208: the secret that an identity provider gave out is in the file."""

import re
from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.identity_provider._kinds import DETAILS, detail

SECRETS = ("client_secret", "private_key")
STAND_IN = re.compile(r"[a-z]+(?:-[a-z]+)+|[0-9]*EXAMPLE")
"""What examples have in the place of a secret: words, as no provider gives them out."""


@rule(
    code="COG2208",
    name="provider-secret-in-file",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=IDENTITY_PROVIDER,
    reads=[DETAILS],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            ProviderDetails:
              client_id: 1example23456789.apps.googleusercontent.com
              «client_secret»: EXAMPLEexampleEXAMPLE
            """,
            says="client_secret is in plain text in this file",
        ),
        Example(
            """
            {"ProviderDetails": {«"private_key"»: "EXAMPLEexampleEXAMPLE"}}
            """,
            says="private_key is in plain text in this file",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("ProviderDetails: {client_secret: '${GOOGLE_SECRET}', private_key: ''}"),
        Example("ProviderDetails: ${DETAILS}"),
        Example("ProviderDetails: {client_secret: provider-app-client-secret, private_key: 1EXAMPLE}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A secret in an input file is known to everybody who can read the file, its backups and its history.

    With it anybody can act as your app towards the provider. AWS does not forbid it: this is our advice. Fill it in when the
    command runs, with a template such as `${GOOGLE_SECRET}`. A secret that was committed is best considered known, and
    replaced at the provider. Words, such as `google-app-secret`, are taken for an example and not reported.
    """
    for name in SECRETS:
        secret = detail(request, name)
        if secret and secret.value and not STAND_IN.fullmatch(secret.value):
            yield Finding(
                at=secret,
                part=Part.KEY,
                message=f"{name} is in plain text in this file",
                help="fill it in when the command runs, and replace it if others have seen it",
            )
