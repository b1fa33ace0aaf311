"""COG2402: a mapping fills an attribute that no user pool has."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, RenameKey, Request, Severity, nearest, quoted, rule
from skelint_rules.cognito._attributes import ATTRIBUTES_PAGE, CUSTOM, OF_THE_CDK, STANDARD
from skelint_rules.cognito.identity_provider import CREATE_PAGE, IDENTITY_PROVIDER, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.identity_provider.mapping._mapping import MAPPING, is_attribute, mapped, rejection


@rule(
    code="COG2402",
    name="unknown-mapped-attribute",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=IDENTITY_PROVIDER,
    reads=[MAPPING],
    references=[CREATE_PAGE, UPDATE_PAGE, ATTRIBUTES_PAGE, "https://github.com/aws/aws-cli/issues/9729"],
    service_error="AttributeMapping contains invalid mapping: […]",
    bad=[
        Example(
            """
            AttributeMapping:
              email: mail
              «givenName»: firstname
            """,
            says='AttributeMapping fills "givenName", which no user pool has',
            fixed="""
            AttributeMapping:
              email: mail
              given_name: firstname
            """,
        ),
        Example(
            "AttributeMapping: {email: mail, «Email»: mail}",
            says='AttributeMapping fills "Email", which no user pool has',
        ),
        Example(
            """
            {"AttributeMapping": {«"Mail"»: "mail", «"department"»: "dept"}}
            """,
            says=[
                'AttributeMapping fills "Mail", which no user pool has',
                'AttributeMapping fills "department", which no user pool has',
            ],
            fixed="""
            {"AttributeMapping": {"email": "mail", "custom:department": "dept"}}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("AttributeMapping: {username: sub, email: mail, email_verified: verified, custom:department: dept}"),
        Example("AttributeMapping: {'custom:${NAME}': dept, '${ATTRIBUTE}': mail}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A mapping fills `username`, a standard attribute by its name in OpenID Connect, or a custom one with `custom:`.

    A user pool cannot have any other attribute, so Amazon Cognito rejects the mapping, which was observed for `mail`. Common
    mistakes are the provider's own names, a custom attribute without its prefix, and the property names of the AWS CDK
    (`givenName`). Whether a `custom:` attribute exists in your user pool cannot be seen here.

    Replacing a name of the CDK is safe, because it has one meaning. Any other fix is a guess.
    """
    taken = {entry.attribute for entry in mapped(request)}
    for entry in mapped(request):
        name = entry.attribute
        if is_attribute(name) or entry.reversed or entry.pointer in request.faulty:
            continue
        meant = OF_THE_CDK.get(name) or nearest(name, STANDARD) or _as_custom(name)
        safe = Applicability.SAFE if name in OF_THE_CDK else Applicability.UNSAFE
        rename = Fix(f"Rename it to {meant}", [RenameKey(entry.pointer, meant)], safe) if meant else None
        yield Finding(
            at=entry.pointer,
            part=Part.KEY,
            message=f"{MAPPING} fills {quoted(name)}, which no user pool has",
            help="use a standard attribute, or a custom one such as custom:department" if meant in {None, *taken} else None,
            service_error=rejection(name),
            fix=rename if meant not in taken else None,
        )
        taken |= {meant or name}


def _as_custom(name: str) -> str | None:
    plain = name.replace("_", "").replace("-", "").isalnum() and len(name) <= 20
    return CUSTOM + name if plain else None
