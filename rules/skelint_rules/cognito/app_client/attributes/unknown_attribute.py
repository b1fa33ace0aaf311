"""COG502: an attribute that no user pool has."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, Value, nearest, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import (
    ATTRIBUTES_PAGE,
    CUSTOM,
    DEVELOPER,
    LISTS,
    OF_THE_CDK,
    PREFLIGHT,
    STANDARD,
    names,
    rejection,
)


@rule(
    code="COG502",
    name="unknown-attribute",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=LISTS,
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        ATTRIBUTES_PAGE,
        "https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.StandardAttributesMask.html",
        f"{PREFLIGHT}/4ceb0e9b915a504830fca9be25206a440ca153d2/rules/cognito/pf-cognito-read-attributes-exists/meta.yaml",
    ],
    service_error="Invalid read attributes specified while creating a client",
    bad=[
        Example(
            """
            ReadAttributes:
              - email
              - «department»
            """,
            says='ReadAttributes has "department", which is an attribute of no user pool',
            fixed="""
            ReadAttributes:
              - email
              - custom:department
            """,
        ),
        Example(
            """
            {"WriteAttributes": [«"givenName"», «"fullname"», «"Email"»]}
            """,
            says=[
                'WriteAttributes has "givenName", which is an attribute of no user pool',
                'WriteAttributes has "fullname", which is an attribute of no user pool',
                'WriteAttributes has "Email", which is an attribute of no user pool',
            ],
            fixed="""
            {"WriteAttributes": ["given_name", "name", "email"]}
            """,
            operation=UPDATE,
        ),
        Example(
            "ReadAttributes: [«cognito:username», name, «fullname», «'email,address'»]",
            says=[
                'ReadAttributes has "cognito:username", which is an attribute of no user pool',
                'ReadAttributes has "fullname", which is an attribute of no user pool',
                'ReadAttributes has "email,address", which is an attribute of no user pool',
            ],
        ),
    ],
    good=[
        Example("ReadAttributes: [sub, email_verified, given_name, custom:department, dev:custom:flag]"),
        Example('{"WriteAttributes": ["${ATTRIBUTE}", "custom:${NAME}", "zoneinfo"]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Attributes are the standard ones, by their names in OpenID Connect, and custom ones with the prefix `custom:`.

    A user pool cannot have any other, so Amazon Cognito refuses the list. Three mistakes are common: a custom attribute
    without its prefix; the property names of the AWS CDK (`givenName`, `fullname`, `timezone`) in the place of the service's
    (`given_name`, `name`, `zoneinfo`); and what is a claim of a token or a member of a user, but no attribute (`username`,
    `cognito:username`, `cognito:groups`).

    The rejection of a name that the pool does not have was observed; which standard names there are is documented. Whether a
    `custom:` attribute exists cannot be seen here. `dev:` names are left to `developer-only-attribute`.

    The fix of a name of the CDK is safe: it has one meaning. Any other (the nearest standard name, the prefix `custom:`) is a
    guess that may open another attribute to the app, so it is not.
    """
    for attributes in LISTS:
        listed = [name.value for name in names(request, attributes)]
        for name in names(request, attributes):
            if name.value in STANDARD or name.value.startswith((CUSTOM, DEVELOPER)):
                continue
            meant = OF_THE_CDK.get(name.value) or nearest(name.value, STANDARD) or _as_custom(name.value)
            yield Finding(
                at=name,
                message=f"{attributes} has {quoted(name.value)}, which is an attribute of no user pool",
                help=_help(name.value, meant, listed),
                service_error=rejection(request, attributes),
                fix=_fix(name, meant) if meant and meant not in listed else None,
            )


def _as_custom(name: str) -> str | None:
    bare = name[len(CUSTOM) :] if name.lower().startswith(CUSTOM) else name
    plain = bare.replace("_", "").replace("-", "").isalnum() and len(bare) <= 20 and bare.lower() != "username"
    return CUSTOM + bare if plain else None


def _help(name: str, meant: str | None, listed: list[str]) -> str:
    if meant is not None:
        return f"{meant} is in the list already: take this one out" if meant in listed else f"did you mean {meant}?"
    if "," in name or " " in name:
        return "write each attribute as an entry of its own"
    return "name a standard attribute, or a custom one as custom:department; user name and groups are no attributes"


def _fix(name: Value[str], meant: str) -> Fix:
    applicability = Applicability.SAFE if name.value in OF_THE_CDK else Applicability.UNSAFE
    return Fix(f"Write {meant}", [Set(name.pointer, meant)], applicability)
