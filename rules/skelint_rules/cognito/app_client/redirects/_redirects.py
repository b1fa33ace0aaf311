"""The redirect URLs of an app client: where they are written, and how they are rewritten."""

from collections.abc import Iterator, Sequence

from skelint import UNKNOWN, Applicability, Fix, Request, Set, Value, member, quoted
from skelint.records import dataclass
from skelint_rules.cognito.app_client.redirects._url import URL, parsed

MEMBERS = ("CallbackURLs", "LogoutURLs", "DefaultRedirectURI")


@dataclass(frozen=True, slots=True)
class Redirect:
    """A redirect URL and where it is written."""

    at: Value[str]
    url: URL
    repeated: Sequence[Value[str]] = ()
    """The default redirect URI that names this callback URL, and has to change with it."""

    @property
    def text(self) -> str:
        """The URL as written, with `UNKNOWN` for each part that cannot be known."""
        return self.at.value

    @property
    def readable(self) -> str:
        """The URL with an ellipsis for each part that cannot be known."""
        return self.text.replace(UNKNOWN, "…")

    @property
    def named(self) -> str:
        """The place and the URL as messages name them."""
        return f"{member(self.at.pointer)} {quoted(self.readable)}"

    @property
    def after_logout(self) -> bool:
        """Whether users are sent there after signing out: AWS documents less about these URLs."""
        return self.at.pointer[0] == "LogoutURLs"

    def rewritten(self, title: str, text: str) -> Fix | None:
        """Return the fix that writes another URL wherever this one is written; None if only a template knows all of it.

        It is never safe: the application has to serve the new address, and send it.
        """
        if UNKNOWN in self.text or not text:
            return None
        changes = [Set(place.pointer, text) for place in (self.at, *self.repeated)]
        return Fix(title, changes, Applicability.UNSAFE)


def redirects(request: Request) -> Sequence[Redirect]:
    """Return the redirect URLs of a request.

    A default redirect URI that repeats a callback URL is left out, so that what is wrong with both is said once. Texts that
    are empty or hold spaces or control characters are left to the rules about the service model, and `<placeholders>` to the
    rule about those.
    """
    return request.once(_redirects)


def _redirects(request: Request) -> Sequence[Redirect]:
    callbacks, logouts, defaults = (list(_urls(request, name)) for name in MEMBERS)
    allowed = {callback.value for callback in callbacks}
    others = (*logouts, *(default for default in defaults if default.value not in allowed))
    return [
        *(
            Redirect(url, parsed(url.value), [default for default in defaults if default.value == url.value])
            for url in callbacks
        ),
        *(Redirect(url, parsed(url.value)) for url in others),
    ]


def _urls(request: Request, name: str) -> Iterator[Value[str]]:
    if name not in request.parameters:  # not `has`: whether it is given elsewhere does not matter here
        return
    for value in request.each_text(name):
        text = value.value
        if text.isprintable() and " " not in text and text and not (text[0] == "<" and text[-1] == ">"):
            yield value
