"""COG502: an attribute does not exist in any user pool."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, Value, nearest, quoted, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE, CUSTOM, DEVELOPER, OF_THE_CDK, STANDARD
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.attributes._attributes import FEDERATED, LISTS, PREFLIGHT, names, rejection


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
        "https://github.com/hashicorp/terraform-provider-aws/pull/3601",
        f"{PREFLIGHT}/4ceb0e9b915a504830fca9be25206a440ca153d2/rules/cognito/pf-cognito-read-attributes-exists/meta.yaml",
    ],
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
              - email
              - «department»
            """,
            says='ReadAttributes has "department", which no user pool has',
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
                'WriteAttributes has "givenName", which no user pool has',
                'WriteAttributes has "fullname", which no user pool has',
                'WriteAttributes has "Email", which no user pool has',
            ],
            fixed="""
            {"WriteAttributes": ["given_name", "name", "email"]}
            """,
            operation=UPDATE,
        ),
        Example(
            "ReadAttributes: [«cognito:username», name, «fullname», «'email,address'»]",
            says=[
                'ReadAttributes has "cognito:username", which no user pool has',
                'ReadAttributes has "fullname", which no user pool has',
                'ReadAttributes has "email,address", which no user pool has',
            ],
        ),
    ],
    good=[
        Example("ReadAttributes: [sub, email_verified, given_name, custom:department, dev:custom:flag, identities]"),
        Example('{"WriteAttributes": ["${ATTRIBUTE}", "custom:${NAME}", "zoneinfo"]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Attributes are the standard ones, by their names in OpenID Connect, and custom ones with the prefix `custom:`.

    A user pool cannot have any others, so Amazon Cognito rejects the list. Three mistakes are common: a custom attribute
    without its prefix; the property names of the AWS CDK (`givenName`, `fullname`, `timezone`) instead of the service's
    (`given_name`, `name`, `zoneinfo`); and claims of a token or members of a user that are not attributes (`username`,
    `cognito:username`, `cognito:groups`).

    That a name which the pool does not have is rejected was observed; which standard names there are is documented. Whether a
    `custom:` attribute exists cannot be seen here. `dev:` names are left to `developer-only-attribute`. `identities` is not
    reported: Amazon Cognito adds it to a pool that has an identity provider, and whether a list may name it is not known.

    Replacing a name of the CDK is safe, because it has one meaning. Any other fix (the nearest standard name, the prefix
    `custom:`) is a guess that may open another attribute to the app.
    """
    for attributes in LISTS:
        listed = [name.value for name in names(request, attributes)]
        for name in names(request, attributes):
            if name.value in (*STANDARD, FEDERATED) or name.value.startswith((CUSTOM, DEVELOPER)):
                continue
            meant = OF_THE_CDK.get(name.value) or nearest(name.value, STANDARD) or _as_custom(name.value)
            yield Finding(
                at=name,
                message=f"{attributes} has {quoted(name.value)}, which no user pool has",
                help=_help(name.value, meant, listed),
                service_error=rejection(request, attributes),
                fix=_fix(name, meant) if meant and meant not in listed else None,
            )


def _as_custom(name: str) -> str | None:
    bare = name[len(CUSTOM) :] if name.lower().startswith(CUSTOM) else name
    plain = bare.replace("_", "").replace("-", "").isalnum() and len(bare) <= 20 and bare.lower() != "username"
    return CUSTOM + bare if plain else None


def _help(name: str, meant: str | None, listed: list[str]) -> str | None:
    if meant is not None:
        return f"remove it: {meant} is already in the list" if meant in listed else None
    if "," in name or " " in name:
        return "list each attribute separately"
    return "use a standard attribute, or a custom one such as custom:department"


def _fix(name: Value[str], meant: str) -> Fix:
    applicability = Applicability.SAFE if name.value in OF_THE_CDK else Applicability.UNSAFE
    return Fix(f"Replace with {meant}", [Set(name.pointer, meant)], applicability)
