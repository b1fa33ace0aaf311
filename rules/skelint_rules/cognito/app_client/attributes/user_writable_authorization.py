"""COG509: users may change an attribute that seems to decide what they are allowed to do."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, quoted, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE, CUSTOM
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import WRITE, names

TELLING = (
    "access account admin billing customer entitlement group level license member membership org organisation organization "
    "owner paid paying permission plan premium privilege role scope staff subscription team tenant tier"
)


@dataclass(frozen=True, slots=True)
class Options:
    """What a team may decide otherwise."""

    words: Annotated[tuple[str, ...], "words in an attribute's name that suggest that it decides what users may do"] = tuple(
        TELLING.split()
    )


@rule(
    code="COG509",
    name="user-writable-authorization",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[WRITE],
    options=Options(),
    references=[ATTRIBUTES_PAGE, CREATE_PAGE, "https://github.com/ustaxcourt/ef-cms/pull/782"],
    bad=[
        Example(
            """
            WriteAttributes:
              - nickname
              - «custom:role»
            """,
            says='WriteAttributes has "custom:role": users can change it themselves',
            fixed="""
            WriteAttributes:
              - nickname
            """,
        ),
        Example(
            """
            {"WriteAttributes": [«"custom:tenantId"», «"custom:is_admin"»]}
            """,
            says=[
                'WriteAttributes has "custom:tenantId": users can change it themselves',
                'WriteAttributes has "custom:is_admin": users can change it themselves',
            ],
        ),
    ],
    good=[
        Example("""
            ReadAttributes: [custom:role]
            WriteAttributes: [nickname]
        """),
        Example("WriteAttributes: [custom:airplane, custom:favoritePizza, profile]"),
        Example('WriteAttributes: ["custom:${ROLE}"]'),
    ],
)
def check(request: Request, options: Options) -> Iterator[Finding]:
    """What an app client may write, its users may write: their access token is enough for `UpdateUserAttributes`.

    The developer guide's own example is an attribute that marks paying customers: apps should be able to see it, but not to
    change it. The same goes for roles, tenants and plans. Omit them from `WriteAttributes`, and set them from a server with
    `AdminUpdateUserAttributes`.

    That users can change the attribute is documented. That it matters is guessed from a word in its name (role, tenant, plan,
    admin, group and the like; you can configure them), so this is a note. A client for an administrators' tool may well need
    the access.

    The fix removes the attribute from the list. It changes what the app can do, so it is not safe. It is not offered if
    nothing would be left, because an empty list does not mean "none".
    """
    some_remain = any(not _is_telling(name.value, options) for name in request.each_text(WRITE))
    for name in names(request, WRITE):
        if _is_telling(name.value, options):
            yield Finding(
                at=name,
                message=f"{WRITE} has {quoted(name.value)}: users can change it themselves",
                help="if it decides what users may do, only set it with AdminUpdateUserAttributes",
                fix=Fix(f"Remove {name.value}", [Remove(name.pointer)], Applicability.UNSAFE) if some_remain else None,
            )


def _is_telling(name: str, options: Options) -> bool:
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name.removeprefix(CUSTOM))
    return name.startswith(CUSTOM) and any(word.lower().removesuffix("s") in options.words for word in words)
