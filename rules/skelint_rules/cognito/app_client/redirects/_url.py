"""A redirect URL, taken apart by a URL parser, with what is unresolved in it kept unknown."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from skelint import UNKNOWN
from skelint.records import dataclass

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""The hosts that http may be used for: the names that Amazon Cognito documents, and no other name of the same machine."""
WEB = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class URL:
    """What a redirect URL is made of.

    `None` is what cannot be known, because a template fills it in: a rule that asks for a scheme or a host by equality is
    thereby silent about it. The empty string is what is not there.

    Names that look alike are told apart, as only the host decides where a browser goes:

    | written                       | scheme            | host                    |
    |-------------------------------|-------------------|-------------------------|
    | `HTTP://LOCALHOST:3000/cb`    | `http`            | `localhost`             |
    | `http://[::1]:3000/cb`        | `http`            | `::1`                   |
    | `http://localhost@evil.test/` | `http`            | `evil.test`             |
    | `http://localhost.evil.test/` | `http`            | `localhost.evil.test`   |
    | `com.example.app:/callback`   | `com.example.app` | none                    |
    | `urn:ietf:wg:oauth:2.0:oob`   | `urn`             | none                    |
    | `//app.example.com/cb`        | none: relative    | `app.example.com`       |
    | `127.0.0.1:3000/cb`           | none: relative    | none                    |
    | `localhost:3000/cb`           | `localhost`       | none                    |
    | `http://${HOST}/cb`           | `http`            | unknown                 |
    | `${BASE}/cb`                  | unknown           | unknown                 |
    """

    scheme: str | None
    """In lower case."""
    host: str | None
    """In lower case, without user, port and brackets."""
    port: int | None = None
    fault: str = ""
    """Why no parser can make a web address of it, in words that follow "it"; empty where all is well or nothing is known."""


@lru_cache(maxsize=1024)  # every rule of this folder asks about the same few texts
def taken_apart(text: str) -> URL:
    """Return the parts of a text in which `UNKNOWN` stands for each piece that cannot be known. Never raises."""
    scheme = _scheme(text)
    try:
        parts = urlsplit(text)
        host = _host(parts.netloc, parts.hostname or "", unknown=UNKNOWN in text)
    except ValueError:  # brackets that are not closed or hold no IPv6 address, letters that would become a "/" or a "@"
        return URL(scheme, None, fault="has a host that cannot be read" if UNKNOWN not in text else "")
    fault, port = "", None
    try:
        port = parts.port
    except ValueError:
        fault = "has a port that is not a number up to 65535" if UNKNOWN not in parts.netloc else ""
    if host == "" and scheme in WEB:
        fault = "names no host"
    return URL(scheme, host, port, fault)


def _scheme(text: str) -> str | None:
    """Return what stands before the first colon, if it can be a scheme; None if a template might bring one."""
    head = re.split("[:/?#]", text, maxsplit=1)[0]
    if UNKNOWN in head:
        return None
    return urlsplit(f"{head}:").scheme if text.startswith(f"{head}:") else ""


def _host(authority: str, name: str, *, unknown: bool) -> str | None:
    if UNKNOWN in name or UNKNOWN in authority.rpartition("@")[0] or (unknown and not authority):
        return None
    return name
