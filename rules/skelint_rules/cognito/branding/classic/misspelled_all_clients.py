"""COG5203: ALL, for all app clients, is not in capital letters."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito.branding import CLASSIC, CLASSIC_PAGE

CLIENT, ALL = "ClientId", "ALL"


@rule(
    code="COG5203",
    name="misspelled-all-clients",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=["all"],
    operations=[CLASSIC],
    reads=[CLIENT],
    references=[CLASSIC_PAGE],
    bad=[
        Example(
            """
            ClientId: «all»
            CSS: ".label-customizable { color: #111; }"
            """,
            says="ClientId means every app client only if it is ALL, in capital letters",
            fixed="""
            ClientId: ALL
            CSS: ".label-customizable { color: #111; }"
            """,
        ),
        Example(
            """
            {"ClientId": «"All"»}
            """,
            says="ClientId means every app client only if it is ALL, in capital letters",
            fixed="""
            {"ClientId": "ALL"}
            """,
        ),
    ],
    good=[
        Example("ClientId: ALL"),
        Example("ClientId: 1example23456789abcdefgh01"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`ALL` sets the look for all app clients that have none of their own.

    AWS documents it in capital letters. That another spelling is taken for the ID of an app client is inferred; no client has
    such a short one, so the fix is safe.
    """
    client = request.string(CLIENT)
    if client and client.value != ALL and client.value.upper() == ALL:
        yield Finding(
            at=client,
            message=f"{CLIENT} means every app client only if it is {ALL}, in capital letters",
            fix=Fix(f"Write {ALL}", [Set(client.pointer, ALL)], Applicability.SAFE),
        )
