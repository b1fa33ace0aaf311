"""COG207: the implicit flow is allowed."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Set, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE


@rule(
    code="COG207",
    name="implicit-oauth-flow",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=["implicit"],
    operations=APP_CLIENT,
    reads=["AllowedOAuthFlows"],
    references=[
        f"{GUIDE}/federation-endpoints-oauth-grants.html",
        f"{GUIDE}/cognito-user-pools-app-idp-settings.html",
        CREATE_PAGE,
        UPDATE_PAGE,
    ],
    bad=[
        Example(
            """
            AllowedOAuthFlows:
              - «implicit»
            """,
            says="the implicit flow puts tokens in the URL, where others can read them",
            fixed="""
            AllowedOAuthFlows:
              - code
            """,
        ),
        Example(
            """
            {"AllowedOAuthFlows": ["code", «"implicit"»]}
            """,
            says="the implicit flow puts tokens in the URL, where others can read them",
            fixed="""
            {"AllowedOAuthFlows": ["code"]}
            """,
        ),
    ],
    good=[
        Example("AllowedOAuthFlows: [code]"),
        Example('AllowedOAuthFlows: ["${FLOW}"]'),
        Example("AllowedOAuthFlows: [client_credentials]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The implicit flow returns tokens in the URL, and is outdated.

    The developer guide calls it a legacy grant: unlike with the authorization code grant, users can intercept and inspect the
    tokens. For mobile apps it highly recommends the code flow alone, with PKCE. Tokens in a URL also end up in the browser's
    history, and scripts of the page can read them.

    The fix allows `code` instead. It is not safe: an application that asks for `response_type=token` must first be changed to
    exchange a code.
    """
    flows = list(request.each_string("AllowedOAuthFlows"))
    code = any(flow.value == "code" for flow in flows)
    for flow in flows:
        if flow.value == "implicit":
            change = Remove(flow.pointer) if code else Set(flow.pointer, "code")
            yield Finding(
                at=flow,
                message="the implicit flow puts tokens in the URL, where others can read them",
                help="with PKCE the code flow works in browsers and apps too, without a client secret",
                fix=Fix("Remove implicit" if code else "Replace it with code", [change], Applicability.UNSAFE),
            )
