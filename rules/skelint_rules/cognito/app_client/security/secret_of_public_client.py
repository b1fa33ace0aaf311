"""COG804: a client that looks public gets a secret."""

import re
from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Request, Set, Severity, Value, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE
from skelint_rules.cognito.app_client.security._secrets import GENERATED

CUSTOM_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@rule(
    code="COG804",
    name="secret-of-public-client",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=[GENERATED],
    references=[f"{GUIDE}/user-pool-settings-client-apps.html", CREATE_PAGE],
    bad=[
        Example(
            """
            GenerateSecret: «true»
            AllowedOAuthFlows: [code, implicit]
            CallbackURLs: [https://app.example.com/callback]
            """,
            says='GenerateSecret is true, but "implicit" is for apps that cannot keep a secret',
            fixed="""
            GenerateSecret: false
            AllowedOAuthFlows: [code, implicit]
            CallbackURLs: [https://app.example.com/callback]
            """,
        ),
        Example(
            """
            {"GenerateSecret": «true», "AllowedOAuthFlows": ["code"], "CallbackURLs": ["myapp://callback"]}
            """,
            says='GenerateSecret is true, but "myapp://callback" is for apps that cannot keep a secret',
            fixed="""
            {"GenerateSecret": false, "AllowedOAuthFlows": ["code"], "CallbackURLs": ["myapp://callback"]}
            """,
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlows: [code]
            CallbackURLs: [myapp://callback]
        """),
        Example("""
            GenerateSecret: true
            AllowedOAuthFlows: [code]
            CallbackURLs: [myapp://callback, https://app.example.com/callback]
        """),
        Example('{"GenerateSecret": true, "CallbackURLs": ["${CALLBACK_URL}"]}'),
        Example('{"GenerateSecret": true, "AllowedOAuthFlows": ["client_credentials"]}'),
        Example('{"GenerateSecret": "${GENERATE}", "AllowedOAuthFlows": ["implicit"]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An app in a browser or on a phone cannot keep a secret: whoever has the app can read it.

    The developer guide calls such clients public, and gives them no secret. An input does not say whether a client is one. We
    guess it from the implicit grant, which hands tokens to the browser, and from callback URLs that all have custom schemes,
    which only an app on the user's device can receive. A proxy of yours may add the secret on the way (the guide describes
    that), so this is a note.

    The fix creates the client without a secret. That makes a different kind of client, so it is not safe.
    """
    generated = request.boolean(GENERATED)
    if generated is None or not generated.value:
        return
    sign = _sign_of_public(request)
    if sign is not None:
        yield Finding(
            at=generated,
            message=f"{GENERATED} is true, but {quoted(sign.value)} is for apps that cannot keep a secret",
            labels=[Label(sign, "for apps on the user's device")],
            help="if a server needs the secret, create a separate client for it",
            fix=Fix(f"Set {GENERATED} to false", [Set(generated.pointer, value=False)], Applicability.UNSAFE),
        )


def _sign_of_public(request: Request) -> Value[str] | None:
    for flow in request.each_string("AllowedOAuthFlows"):
        if flow.value == "implicit":
            return flow
    callbacks = list(request.each_text("CallbackURLs"))
    return callbacks[0] if callbacks and all(CUSTOM_SCHEME.match(url.value) for url in callbacks) else None
