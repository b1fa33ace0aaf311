"""COG7003: a client asks for a scope that no resource server of its user pool has."""

from collections.abc import Iterator, Mapping, Sequence

from skelint import (
    Evidence,
    Example,
    Finding,
    Label,
    Need,
    Request,
    Resource,
    Severity,
    Stated,
    Undecided,
    Value,
    did_you_mean,
    quoted,
    rule,
)
from skelint_rules.cognito import GUIDE, PREFLIGHT
from skelint_rules.cognito._described import severity
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._scopes import RESERVED, scopes

SERVERS = """
ResourceServers:
- UserPoolId: us-east-1_Ex4mPle01
  Identifier: https://example.com/v1
  Name: API
  Scopes: [{ScopeName: read, ScopeDescription: Read}, {ScopeName: write, ScopeDescription: Write}]
- {UserPoolId: us-east-1_Ex4mPle01, Identifier: reports, Name: Reports}
"""
ScopeList = Stated[Sequence[Mapping[str, object]]]
HELP = "create it first, or leave the scope out"


@rule(
    code="COG7003",
    name="scope-not-in-user-pool",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    needs=[Need.RESOURCE_SERVERS],
    covers=["COG212"],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        f"{GUIDE}/cognito-user-pools-define-resource-servers.html",
        f"{PREFLIGHT}/pf-cognito-oauth-scopes-unknown",
    ],
    service_error="Invalid scope requested: … (ScopeDoesNotExistException)",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthScopes: [openid, «https://example.com/v1/raed», «https://example.com/v2/read», «reports/read»]
            """,
            says=[
                'the resource server "https://example.com/v1" has no scope "raed"; did you mean read?',
                'the user pool has no resource server "https://example.com/v2"; did you mean https://example.com/v1?',
                'the resource server "reports" has no scope "read"',
            ],
            context=[SERVERS],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthScopes: [«orders/read»]
            """,
            says='the user pool may have no resource server "orders": a part of the list does not name it',
            context=[f"{SERVERS}NextToken: abc"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthScopes: [openid, https://example.com/v1/write, aws.cognito/dcr/register]
            """,
            context=[SERVERS],
        ),
        Example(
            """
            UserPoolId: us-east-1_An0ther01
            AllowedOAuthScopes: [orders/read]
            """,
            context=[SERVERS],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A custom scope belongs to a resource server that was created in the user pool.

    It is written `identifier/scope`. The name of a scope has no slash; an identifier may have some, and a server up to 100
    scopes. Amazon Cognito checks each scope whenever a client is created or updated.

    A resource server that is described, or listed, shows all its scopes. Where only a page of the servers is known, or only
    the commands that create some of them, it is a warning. The scopes of the server `aws.cognito` are Amazon Cognito's own.
    """
    servers = request.pool.resource_servers
    for scope in scopes(request):
        identifier, _, name = scope.value.rpartition("/")
        if not identifier or not name or scope.value.startswith(RESERVED):
            continue
        server = servers.get(identifier)
        try:
            absence = servers.absence(identifier)
            listed = server.structures("Scopes") if server else None
        except Undecided:
            continue
        if absence:
            near = did_you_mean(identifier, [other for other, _ in servers])
            yield Finding(
                at=scope,
                message=f"the user pool has no resource server {quoted(identifier)}{near}"
                if absence.sure
                else f"the user pool may have no resource server {quoted(identifier)}: a part of the list does not name it",
                severity=severity(absence),
                labels=[Label(absence.at, "the resource servers are listed here")],
                help=HELP,
                service_error=_rejection(scope),
            )
        elif server:
            yield from _of_scopes(scope, server, listed)


def _of_scopes(scope: Value[str], server: Resource, listed: ScopeList | None) -> Iterator[Finding]:
    identifier, _, name = scope.value.rpartition("/")
    names = [str(item.get("ScopeName")) for item in listed.value] if listed else []
    if name not in names:
        at = listed.at if listed else server.at
        lacks = "has no scope" if severity(at) is None else "was created without the scope"
        yield Finding(
            at=scope,
            message=f"the resource server {quoted(identifier)} {lacks} {quoted(name)}{did_you_mean(name, names)}",
            severity=severity(at),
            labels=[Label(at, "its scopes are listed here" if listed else "it is described here, without scopes")],
            help=HELP,
            service_error=_rejection(scope),
        )


def _rejection(scope: Value[str]) -> str:
    return f"Invalid scope requested: {scope.value} (ScopeDoesNotExistException)"
