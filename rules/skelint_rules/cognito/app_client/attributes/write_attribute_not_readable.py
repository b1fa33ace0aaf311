"""COG506: the app client may write an attribute that it cannot read."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Label, Request, Severity, quoted, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import READ, WRITE, names


@rule(
    code="COG506",
    name="write-attribute-not-readable",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=[WRITE],
    references=[CREATE_PAGE, UPDATE_PAGE, ATTRIBUTES_PAGE],
    bad=[
        Example(
            """
            ReadAttributes:
              - email
            WriteAttributes:
              - email
              - «name»
            """,
            says='WriteAttributes has "name", but ReadAttributes does not, so the app can change it but not see it',
            fixed="""
            ReadAttributes:
              - email
              - name
            WriteAttributes:
              - email
              - name
            """,
        ),
    ],
    good=[
        Example("""
            ReadAttributes: [email, name, email_verified]
            WriteAttributes: [email, name]
        """),
        Example("WriteAttributes: [email]"),
        Example('{"ReadAttributes": [], "WriteAttributes": ["email"]}'),
        Example('{"ReadAttributes": ["email", "${OTHERS}"], "WriteAttributes": ["email", "name"]}'),
        Example('{"ReadAttributes": ["email"], "WriteAttributes": ["${ATTRIBUTE}"]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An attribute that the app may write but not read is often an oversight.

    It is allowed, and you may mean it: an app can accept what it need not show. But the app then gets no such claim in the ID
    token and no such attribute from `GetUser`, which looks like lost data. This is our reading of what AWS documents for the
    two lists; no source calls it a mistake.

    The fix lets the app read the attribute. It widens what the app can see, so it is not safe.
    """
    readable = request.strings(READ)
    if readable is None or not readable.value:
        return
    for name in names(request, WRITE):
        if name.value not in readable.value:
            yield Finding(
                at=name,
                message=f"{WRITE} has {quoted(name.value)}, but {READ} does not, so the app can change it but not see it",
                labels=[Label(readable, "the attributes that it can read")],
                fix=Fix(f"Add {name.value} to {READ}", [Append(readable.pointer, name.value)], Applicability.UNSAFE),
            )
