"""How long tokens last: validities and their units, multiplied out and put into words."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from skelint import SECONDS, YEAR, Label, Request, Set, counted, in_words
from skelint.records import dataclass

UNITS = "TokenValidityUnits"
TOKENS_PAGE = "https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TokenValidityUnitsType.html"


@dataclass(frozen=True, slots=True, eq=False)  # there are three, each equal to itself only
class Token:
    """A kind of token, and what AWS documents about its lifetime; durations are in seconds."""

    name: str
    """Its member in TokenValidityUnits."""
    default_unit: str
    default: int
    shortest: int
    longest: int
    minimum: str
    maximum: str
    """The shortest and the longest lifetime in words."""
    most: int
    """The largest number that the service model allows, whatever the unit; larger ones are reported already."""

    @property
    def validity(self) -> str:
        """The member that holds the number."""
        return f"{self.name}Validity"

    @property
    def unit(self) -> tuple[str, str]:
        """The path of the member that holds the unit."""
        return UNITS, self.name

    @property
    def unit_member(self) -> str:
        """The member that holds the unit, as a message names it."""
        return f"{UNITS}.{self.name}"


ACCESS = Token("AccessToken", "hours", 3_600, 300, 86_400, "5 minutes", "1 day", 86_400)
ID = Token("IdToken", "hours", 3_600, 300, 86_400, "5 minutes", "1 day", 86_400)
REFRESH = Token("RefreshToken", "days", 30 * 86_400, 3_600, 10 * YEAR, "60 minutes", "3,650 days", 10 * YEAR)
TOKENS = (ACCESS, ID, REFRESH)


@dataclass(frozen=True)  # no slots: its words are made once
class Lifetime:
    """What an input says about how long one kind of token lasts."""

    token: Token
    value: int
    unit: str
    has_unit: bool
    """Whether TokenValidityUnits gives the unit."""

    @property
    def at(self) -> tuple[str]:
        """Where the number stands."""
        return (self.token.validity,)

    @property
    def seconds(self) -> int:
        """The lifetime in seconds."""
        return self.value * SECONDS[self.unit]

    @property
    def in_range(self) -> bool:
        """Whether the service accepts it."""
        return self.token.shortest <= self.seconds <= self.token.longest

    @property
    def doubtful(self) -> bool:
        """Whether it is a number of days that was probably meant as minutes or seconds: round in those, and years in days."""
        return self.unit == "days" and not self.has_unit and self.in_range and self.value >= 720 and self.value % 60 == 0

    @cached_property
    def readings(self) -> Mapping[str, str]:
        """The other units in which the service would accept the number, and how long that would be in words."""
        others = (Lifetime(self.token, self.value, unit, has_unit=True) for unit in SECONDS if unit != self.unit)
        return {other.unit: in_words(other.seconds) for other in others if other.in_range}

    @property
    def duration(self) -> str:
        """The lifetime in words: `1,440 hours`."""
        return counted(self.value, self.unit[:-1])

    @property
    def meaning(self) -> str:
        """What the number means, with longer units too: the beginning of a message."""
        natural = in_words(self.seconds)
        return f"{self.token.validity} is {self.duration}" + ("" if natural == self.duration else f", or {natural}")

    @property
    def explained(self) -> str:
        """What the number means, and why, if no unit is given."""
        return f"{self.token.validity} is {self.duration}" + ("" if self.has_unit else f" (no unit set, so {self.unit})")

    @property
    def labels(self) -> Sequence[Label]:
        """The unit, if it is given."""
        return [Label(self.token.unit, "the unit")] if self.has_unit else []


def lifetimes(request: Request, tokens: Sequence[Token] = TOKENS) -> list[Lifetime]:
    """Return the lifetimes of which both number and unit are known.

    A number or unit that is unresolved, given elsewhere or not allowed by the service model leaves its token out. So does a
    RefreshTokenValidity of 0, which stands for the default.
    """
    return [lifetime for lifetime in request.once(_lifetimes) if lifetime.token in tokens]


def _lifetimes(request: Request) -> list[Lifetime]:
    units = request.parameters.get(UNITS, {})
    if type(units) is not dict or (UNITS not in request.parameters and UNITS in request.given):
        return []
    readable = []
    for token in TOKENS:
        value, unit = request.parameters.get(token.validity), units.get(token.name, token.default_unit)
        if type(value) is int and 1 <= value <= token.most and type(unit) is str and unit in SECONDS:
            readable.append(Lifetime(token, value, unit, has_unit=token.name in units))
    return readable


def naming(request: Request, units: Mapping[Token, str]) -> list[Set]:
    """Return the changes that write units into TokenValidityUnits, member by member or, if it is absent, as a whole."""
    if request.parameters.get(UNITS):
        return [Set(token.unit, unit) for token, unit in units.items()]
    return [Set((UNITS,), {token.name: unit for token, unit in units.items()})]
