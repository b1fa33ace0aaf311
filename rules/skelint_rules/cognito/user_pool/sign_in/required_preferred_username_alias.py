"""COG1102: preferred_username is both an alias and required."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Request, Set, Severity, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE
from skelint_rules.cognito.user_pool import CREATE

NAME, ALIASES = "preferred_username", "AliasAttributes"


@rule(
    code="COG1102",
    name="required-preferred-username-alias",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE],
    reads=["Schema"],
    mentions=[NAME],
    references=[ATTRIBUTES_PAGE],
    bad=[
        Example(
            """
            AliasAttributes: [email, preferred_username]
            Schema:
              - Name: preferred_username
                Required: «true»
            """,
            says="preferred_username is an alias, so it cannot be required",
            fixed="""
            AliasAttributes: [email, preferred_username]
            Schema:
              - Name: preferred_username
                Required: false
            """,
        ),
    ],
    good=[
        Example("""
            {"AliasAttributes": ["email"], "Schema": [{"Name": "preferred_username", "Required": true}]}
        """),
        Example("""
            {"AliasAttributes": ["preferred_username"], "Schema": [{"Name": "preferred_username"}]}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`preferred_username` can be an alias or a required attribute, but not both.

    The developer guide says so: users choose a preferred user name after their account is confirmed, so they cannot be asked
    for it when they sign up. How the service refuses the pool has not been seen.

    The fix no longer requires the attribute. You may prefer to give up the alias, so it is not safe.
    """
    for alias in request.each_string(ALIASES):
        if alias.value != NAME:
            continue
        for attribute in request.each_structure("Schema"):
            if attribute.value.get("Name") == NAME and attribute.value.get("Required") is True:
                at = (*attribute.pointer, "Required")
                yield Finding(
                    at=at,
                    message=f"{NAME} is an alias, so it cannot be required",
                    labels=[Label(alias, "the alias")],
                    fix=Fix("Set Required to false", [Set(at, value=False)], Applicability.UNSAFE),
                )
