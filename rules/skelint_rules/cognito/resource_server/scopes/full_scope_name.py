"""COG3101: the name of a scope repeats the identifier of its resource server."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, quoted, rule
from skelint_rules.cognito import GUIDE, PREFLIGHT
from skelint_rules.cognito.resource_server import RESOURCE_SERVER, SCOPE_PAGE, UPDATE

SCOPES, NAME = "Scopes", "ScopeName"


@rule(
    code="COG3101",
    name="full-scope-name",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=["/"],
    operations=RESOURCE_SERVER,
    reads=[SCOPES],
    covers=["AWS028"],
    references=[
        SCOPE_PAGE,
        f"{GUIDE}/cognito-user-pools-define-resource-servers.html",
        f"{PREFLIGHT}/pf-cognito-resource-server-scope-name-charset",
    ],
    service_error="Value '…' at 'scopes.1.member.scopeName' failed to satisfy constraint: "
    "Member must satisfy regular expression pattern: …",
    bad=[
        Example(
            """
            Identifier: https://orders.example.com
            Scopes:
              - ScopeName: «https://orders.example.com/read»
                ScopeDescription: Read orders
            """,
            says='ScopeName "https://orders.example.com/read" repeats the identifier',
            fixed="""
            Identifier: https://orders.example.com
            Scopes:
              - ScopeName: read
                ScopeDescription: Read orders
            """,
        ),
        Example(
            """
            {"Identifier": "orders", "Scopes": [{"ScopeName": «"orders/read"», "ScopeDescription": "Read"}]}
            """,
            says='ScopeName "orders/read" repeats the identifier',
            fixed="""
            {"Identifier": "orders", "Scopes": [{"ScopeName": "read", "ScopeDescription": "Read"}]}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{Identifier: orders, Scopes: [{ScopeName: read, ScopeDescription: Read}]}"),
        Example("{Identifier: orders, Scopes: [{ScopeName: a/read, ScopeDescription: Another mistake}]}"),
        Example("{Identifier: '${ID}', Scopes: [{ScopeName: orders/read, ScopeDescription: Read}]}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The name of a scope is its last part alone: an app client asks for `identifier/name`.

    So a name has no slash, and the service was observed to reject one. The other characters that it cannot have are told by
    `malformed-value`.

    The fix removes the identifier. It is safe, because the request would be rejected.
    """
    identifier = request.string("Identifier")
    for scope in request.each_structure(SCOPES) if identifier else ():
        name, pointer = scope.value.get(NAME), (*scope.pointer, NAME)
        if identifier is None or type(name) is not str or not name.startswith(f"{identifier.value}/"):
            continue
        last = name.removeprefix(f"{identifier.value}/")
        yield Finding(
            at=pointer,
            message=f"{NAME} {quoted(name)} repeats the identifier",
            help=None if last else "write the name of the scope alone, such as read",
            fix=Fix(f"Write {last}", [Set(pointer, last)], Applicability.SAFE) if last and "/" not in last else None,
        )
