"""COG305: a unit is given without the lifetime that it applies to."""

from collections.abc import Iterator

from skelint import SECONDS, Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, in_words, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.tokens._lifetimes import TOKENS, TOKENS_PAGE, UNITS, Token


def _add(token: Token, unit: str) -> Fix | None:
    number, rest = divmod(token.default, SECONDS[unit])
    title = f"Add {token.validity} {number} ({in_words(token.default)}, the default)"
    return None if rest else Fix(title, [Set((token.validity,), number)], Applicability.UNSAFE)


@rule(
    code="COG305",
    name="token-unit-without-lifetime",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=[UNITS],
    references=[TOKENS_PAGE, CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            TokenValidityUnits:
              AccessToken: «minutes»
              RefreshToken: «hours»
            """,
            says=[
                'TokenValidityUnits.AccessToken is "minutes", but AccessTokenValidity is not set',
                'TokenValidityUnits.RefreshToken is "hours", but RefreshTokenValidity is not set',
            ],
            fixed="""
            TokenValidityUnits:
              AccessToken: minutes
              RefreshToken: hours
            AccessTokenValidity: 60
            RefreshTokenValidity: 720
            """,
        ),
        Example(
            """
            {"TokenValidityUnits": {"IdToken": «"days"»}}
            """,
            says='TokenValidityUnits.IdToken is "days", but IdTokenValidity is not set',
        ),
    ],
    good=[
        Example("{RefreshTokenValidity: 720, TokenValidityUnits: {RefreshToken: hours}}"),
        Example("TokenValidityUnits: {AccessToken: hours, IdToken: hours, RefreshToken: days}"),
        Example("TokenValidityUnits: {AccessToken: '${UNIT}'}"),
        Example("TokenValidityUnits: {AccessToken: minutes}", given=["AccessTokenValidity"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """It is not known what the service makes of a unit without a number.

    AWS documents what a lifetime is if neither number nor unit is given (1 hour for access and ID tokens, 30 days for refresh
    tokens), and what a number without a unit means, but not what a unit without a number does. If the default number is kept
    and takes the new unit, 30 days become 30 hours. One author blames such a unit for the answer `Invalid range for token
    validity.`; nothing is confirmed. So this is a warning, and an inference.

    A unit that is the default for its token (hours, hours, days) changes nothing either way, and is not reported.

    The fix adds the number that gives the documented default in that unit. It is not safe, because what the service does
    today is not known.
    """
    units = request.structure(UNITS)
    for token in TOKENS:
        unit = units.value.get(token.name) if units else None
        if unit is None or token.validity in request.given or request.has(token.validity):
            continue
        if type(unit) is str and unit in SECONDS and unit != token.default_unit:
            fix = _add(token, unit)
            yield Finding(
                at=token.unit,
                message=f"{token.unit_member} is {quoted(unit)}, but {token.validity} is not set",
                help="alternatively, remove the unit" if fix else f"set {token.validity}, or remove the unit",
                fix=fix,
            )
