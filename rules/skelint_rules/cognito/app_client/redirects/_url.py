"""The parts of a redirect URL, as a URL parser sees them; a part that is unresolved stays unknown."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from skelint import UNKNOWN
from skelint.records import dataclass

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The hosts that may use http: the names that Amazon Cognito documents, and no other name of the same machine."""
WEB = frozenset({"http", "https"})
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*")
"""What RFC 3986 (section 3.1) allows as a scheme, in lower case."""


@dataclass(frozen=True, slots=True)
class URL:
    """The parts of a redirect URL.

    A part is `None` if a template fills it in, so that rules which compare it are silent. It is the empty string if the URL
    has no such part.

    Only the host decides where a browser goes, so names that look alike have to be told apart:

    | written                       | scheme            | host                    |
    |-------------------------------|-------------------|-------------------------|
    | `HTTP://LOCALHOST:3000/cb`    | `http`            | `localhost`             |
    | `http://[::1]:3000/cb`        | `http`            | `::1`                   |
    | `http://localhost@evil.test/` | `http`            | `evil.test`             |
    | `http://localhost.evil.test/` | `http`            | `localhost.evil.test`   |
    | `com.example.app:/callback`   | `com.example.app` | none                    |
    | `com.example.my_app://cb`     | as written, though malformed | `cb`         |
    | `urn:ietf:wg:oauth:2.0:oob`   | `urn`             | none                    |
    | `//app.example.com/cb`        | none: relative    | `app.example.com`       |
    | `127.0.0.1:3000/cb`           | none: relative    | none                    |
    | `localhost:3000/cb`           | `localhost`       | none                    |
    | `http://${HOST}/cb`           | `http`            | unknown                 |
    | `${BASE}/cb`                  | unknown           | unknown                 |
    """

    scheme: str | None
    """In lower case. What precedes `:/` counts, even if no URL may have such a scheme: see `SCHEME`."""
    host: str | None
    """In lower case, without user, port and brackets."""
    port: int | None = None
    fault: str = ""
    """Why it is not a web address, in words that follow "it"; empty if it is one, or if that cannot be known."""


@lru_cache(maxsize=1024)  # every rule of this folder asks about the same few texts
def parsed(text: str) -> URL:
    """Return the parts of a URL in which `UNKNOWN` stands for each piece that cannot be known. Never raises."""
    scheme = _scheme(text)
    try:
        parts = urlsplit(text)
        host = _host(parts.netloc, parts.hostname or "", unknown=UNKNOWN in text)
    except ValueError:  # brackets that are not closed or hold no IPv6 address, letters that would become a "/" or a "@"
        return URL(scheme, None, fault="has a malformed host" if UNKNOWN not in text else "")
    fault, port = "", None
    try:
        port = parts.port
    except ValueError:
        fault = "has a port that is not a number up to 65535" if UNKNOWN not in parts.netloc else ""
    if host == "" and scheme in WEB:
        fault = "has no host"
    return URL(scheme, host, port, fault)


def _scheme(text: str) -> str | None:
    """Return the scheme, which ends at the first colon; None if a template might bring one.

    A text that is no valid scheme counts as one if `:/` follows. Before anything else it is a host, as in `127.0.0.1:3000`.
    """
    head = re.split("[:/?#]", text, maxsplit=1)[0]
    if UNKNOWN in head:
        return None
    valid = text.startswith(f"{head}:") and SCHEME.fullmatch(head.lower())
    return head.lower() if valid or (head and text.startswith(f"{head}:/")) else ""


def _host(authority: str, name: str, *, unknown: bool) -> str | None:
    if UNKNOWN in name or UNKNOWN in authority.rpartition("@")[0] or (unknown and not authority):
        return None
    return name
