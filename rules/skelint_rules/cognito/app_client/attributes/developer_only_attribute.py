"""COG505: a developer-only attribute, a legacy feature of user pools."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, quoted, rule
from skelint_rules.cognito._attributes import DEVELOPER, SCHEMA_PAGE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import LISTS, READ, WRITE, names


@rule(
    code="COG505",
    name="developer-only-attribute",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=LISTS,
    references=[SCHEMA_PAGE, CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            WriteAttributes:
              - nickname
              - «dev:custom:flag»
            """,
            says='WriteAttributes has "dev:custom:flag", but no app client can write a developer-only attribute',
            fixed="""
            WriteAttributes:
              - nickname
            """,
        ),
        Example(
            """
            {"ReadAttributes": [«"dev:flag"»], "WriteAttributes": [«"dev:flag"»]}
            """,
            says=[
                'ReadAttributes has "dev:flag": developer-only attributes are a legacy feature of user pools',
                'WriteAttributes has "dev:flag", but no app client can write a developer-only attribute',
            ],
        ),
    ],
    good=[
        Example("WriteAttributes: [nickname, custom:dev]"),
        Example('WriteAttributes: ["${ATTRIBUTE}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Attributes with the prefix `dev:` can only be written with IAM credentials, whatever an app client may do.

    AWS calls them a legacy feature, "read-only to all app clients", and recommends `WriteAttributes` instead: create a
    `custom:` attribute and omit it from that list. Whether a list with such a name is rejected, and whether it is spelled
    `dev:flag` (the API reference) or `dev:custom:flag` (other sources), is not confirmed.

    Reading such an attribute works, so in `ReadAttributes` it is only a note. The fix removes the attribute from
    `WriteAttributes`. It is not safe, because what the service makes of the entry is not known. It is not offered if nothing
    would be left: an empty list does not mean "none".
    """
    for name in names(request, READ):
        if name.value.startswith(DEVELOPER):
            yield Finding(
                at=name,
                message=f"{READ} has {quoted(name.value)}: developer-only attributes are a legacy feature of user pools",
                help=f"for a new attribute, use a custom: one and omit it from {WRITE}",
                severity=Severity.NOTE,
            )
    some_remain = WRITE in request.parameters and any(
        not name.value.startswith(DEVELOPER) for name in request.each_text(WRITE)
    )
    for name in names(request, WRITE):
        if name.value.startswith(DEVELOPER):
            yield Finding(
                at=name,
                message=f"{WRITE} has {quoted(name.value)}, but no app client can write a developer-only attribute",
                help="set it with AdminUpdateUserAttributes",
                fix=Fix(f"Remove {name.value}", [Remove(name.pointer)], Applicability.UNSAFE) if some_remain else None,
            )
