"""COG509: users may change an attribute that seems to decide what they are allowed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import ATTRIBUTES_PAGE, CUSTOM, WRITE, names

TELLING = (
    "access account admin billing customer entitlement group level license member membership org organisation organization "
    "owner paid paying permission plan premium privilege role scope staff subscription team tenant tier"
)


@dataclass(frozen=True, slots=True)
class Options:
    """What a team may decide otherwise."""

    words: Annotated[tuple[str, ...], "words in an attribute's name that tell that it decides what users may do"] = tuple(
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
            says='WriteAttributes has "custom:role": users can change it themselves, with their access token',
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
                'WriteAttributes has "custom:tenantId": users can change it themselves, with their access token',
                'WriteAttributes has "custom:is_admin": users can change it themselves, with their access token',
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

    The developer guide's own example is an attribute that tells paying customers: apps should see it and not be able to
    change it. The same holds for roles, tenants and plans. Leave them out of `WriteAttributes`, and set them from a server
    with `AdminUpdateUserAttributes`.

    That users can change the attribute is documented; that it matters is guessed from a word in its name (role, tenant, plan,
    admin, group and the like: an option), so this is a note. A client of an administrators' tool may well need the access.

    The fix takes the attribute out of the list. It changes what the app can do, so it is not applied unasked; it is not
    offered where nothing would be left, as an empty list does not mean "none".
    """
    some_remain = any(not _is_telling(name.value, options) for name in request.each_written(WRITE))
    for name in names(request, WRITE):
        if _is_telling(name.value, options):
            yield Finding(
                at=name,
                message=f"{WRITE} has {quoted(name.value)}: users can change it themselves, with their access token",
                help="if it decides what users may do, set it with AdminUpdateUserAttributes only",
                fix=Fix("Take it out", [Remove(name.pointer)], Applicability.UNSAFE) if some_remain else None,
            )


def _is_telling(name: str, options: Options) -> bool:
    words = re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name.removeprefix(CUSTOM))
    return name.startswith(CUSTOM) and any(word.lower().removesuffix("s") in options.words for word in words)
