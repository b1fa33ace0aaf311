"""Files as URIs, and what of a text is one."""

import os
import re
from pathlib import Path
from urllib.parse import quote

from skelint.engine.fingerprint import relative

PART = r"(?:[\w.~/!$&'+,=-]|%[0-9A-Fa-f]{2})*"
WEB = re.compile(rf"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:/{PART})?(?:\?{PART})?(?:#{PART})?", re.ASCII)
"""An address that neither Markdown nor HTML could take for anything else."""


def file_uri(path: str, folder: str) -> str:
    """Return a file as a URI reference relative to a folder, percent-encoded; of a file outside it, the whole URI."""
    inside = path_uri(relative(path, folder))
    if inside is None:
        whole = os.path.abspath(path).replace(os.sep, "/")  # noqa: PTH100 - no link is followed, and no .. is left
        return f"file://{'' if whole.startswith('/') else '/'}{_encoded(whole)}"
    return inside


def path_uri(path: str) -> str | None:
    """Return a path as a relative URI reference, percent-encoded; None where it leads outside."""
    return None if path.startswith("../") or Path(path).is_absolute() else _encoded(path)


def _encoded(path: str) -> str:
    try:
        return quote(path.encode("utf-8", "surrogateescape"))  # the bytes of a name that is no UTF-8
    except UnicodeEncodeError:
        return quote(path.encode("utf-8", "surrogatepass"))


def web(address: str) -> str | None:
    """Return an address if it is one of the web, and safe to write into any document; else None."""
    return address if WEB.fullmatch(address) else None
