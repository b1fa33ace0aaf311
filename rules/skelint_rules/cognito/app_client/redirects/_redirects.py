"""The redirect URLs of an app client: where they are written, and how their repair is."""

from collections.abc import Iterator, Sequence

from skelint import UNKNOWN, Applicability, Fix, Request, Set, Value, member, quoted
from skelint.records import dataclass
from skelint_rules.cognito.app_client.redirects._url import URL, taken_apart

MEMBERS = ("CallbackURLs", "LogoutURLs", "DefaultRedirectURI")


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirect URL in its place."""

    at: Value[str]
    url: URL
    repeated: Sequence[Value[str]] = ()
    """Where the same URL must stay the same: the default redirect URI that names this callback URL."""

    @property
    def text(self) -> str:
        """The URL as written, `UNKNOWN` in the place of what cannot be known."""
        return self.at.value

    @property
    def readable(self) -> str:
        """The URL with an ellipsis for what cannot be known."""
        return self.text.replace(UNKNOWN, "…")

    @property
    def named(self) -> str:
        """The place and the URL as messages name them."""
        return f"{member(self.at.pointer)} {quoted(self.readable)}"

    @property
    def after_logout(self) -> bool:
        """Whether it is a target of signing out: less is documented and was observed of these."""
        return self.at.pointer[0] == "LogoutURLs"

    def rewritten(self, title: str, text: str) -> Fix | None:
        """Return the fix that writes another URL wherever this one stands; None where only a template knows all of it.

        It is never safe: the address is another one, which the application must serve and send.
        """
        if UNKNOWN in self.text or not text:
            return None
        changes = [Set(place.pointer, text) for place in (self.at, *self.repeated)]
        return Fix(title, changes, Applicability.UNSAFE)


def redirects(request: Request) -> Sequence[Redirect]:
    """Return the redirect URLs of a request.

    A default redirect URI that repeats a callback URL is not yielded again: what is wrong with both is said once.
    Malformed texts (with blanks or control characters, or empty) are left to the rules about the service model, and
    `<placeholders>` to the one about those.
    """
    return request.once(_redirects)


def _redirects(request: Request) -> Sequence[Redirect]:
    callbacks, logouts, defaults = (list(_written(request, name)) for name in MEMBERS)
    allowed = {callback.value for callback in callbacks}
    found = []
    for callback in callbacks:
        same = [default for default in defaults if default.value == callback.value]
        found.append(Redirect(callback, taken_apart(callback.value), same))
    others = (*logouts, *(default for default in defaults if default.value not in allowed))
    return [*found, *(Redirect(other, taken_apart(other.value)) for other in others)]


def _written(request: Request, name: str) -> Iterator[Value[str]]:
    if name not in request.parameters:  # not `has`: whether it is given elsewhere does not matter here
        return
    for value in request.each_written(name):
        text = value.value
        if text.isprintable() and " " not in text and text and not (text[0] == "<" and text[-1] == ">"):
            yield value
