"""COG503: a custom attribute has a name that no attribute can have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, quoted, rule
from skelint_rules.cognito._attributes import CUSTOM, SCHEMA_PAGE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import LISTS, names, rejection

LONGEST_NAME = 20


@rule(
    code="COG503",
    name="impossible-custom-attribute",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=LISTS,
    covers=["COG7012"],
    references=[SCHEMA_PAGE, CREATE_PAGE, UPDATE_PAGE],
    service_error="Invalid read attributes specified while creating a client",
    further_answers=[
        "Invalid read attributes specified while updating a client",
        "Invalid write attributes specified while creating a client",
        "Invalid write attributes specified while updating a client",
    ],
    bad=[
        Example(
            """
            ReadAttributes:
              - «custom:averyveryverylongattribute»
            """,
            says='"custom:averyveryverylongattribute" has 26 characters after "custom:"; the maximum is 20',
        ),
        Example(
            """
            {"WriteAttributes": [«"custom:"», «"custom:my plan"», "email"]}
            """,
            says=[
                '"custom:" has no name after "custom:"',
                '"custom:my plan" contains a space, which the name of an attribute cannot',
            ],
        ),
    ],
    good=[
        Example("ReadAttributes: [custom:department, custom:abcdefghijklmnopqrst, custom:größe]"),
        Example('ReadAttributes: ["custom:${A_VERY_LONG_VARIABLE_NAME}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The name of a custom attribute has 1 to 20 characters after `custom:`, and no spaces.

    That is what a user pool accepts when the attribute is added to it (`Name` in `SchemaAttributeType`). So no pool has an
    attribute with another name, and a list that names one is rejected, like a list with any other attribute that the pool
    does not have. The limit is documented for the pool; the answer for a list was observed with other missing attributes, not
    with this one.

    There is no fix, because only the pool shows which name you mean.
    """
    for attributes in LISTS:
        for name in names(request, attributes):
            wrong = _wrong(name.value.removeprefix(CUSTOM)) if name.value.startswith(CUSTOM) else None
            if wrong:
                yield Finding(
                    at=name,
                    message=f"{quoted(name.value)} {wrong}",
                    help="write custom: and the name of the attribute in the user pool",
                    service_error=rejection(request, attributes),
                )


def _wrong(bare: str) -> str | None:
    if not bare:
        return f'has no name after "{CUSTOM}"'
    if len(bare) > LONGEST_NAME:
        return f'has {len(bare)} characters after "{CUSTOM}"; the maximum is {LONGEST_NAME}'
    return "contains a space, which the name of an attribute cannot" if any(letter.isspace() for letter in bare) else None
