"""The spelling of details: what a key means that no kind of provider takes."""

from collections.abc import Iterator
from typing import NamedTuple

from skelint import Request, nearest
from skelint_rules.cognito._keys import keys
from skelint_rules.cognito.identity_provider._kinds import DETAILS, Kind

SHOWN = (
    "attributes_url_add_attributes",
    "token_request_method",
    "ActiveEncryptionCertificate",
    "SSORedirectBindingURI",
    "SLORedirectBindingURI",
    "attributes_url",
    "authorize_url",
    "oidc_issuer",
    "token_url",
)
"""What `describe-identity-provider` shows of providers that do not take it."""


class Misspelling(NamedTuple):
    """A key, and the detail that it means."""

    key: str
    meant: str

    @property
    def by_letters(self) -> bool:
        """Whether the two differ only in case, hyphens and underscores."""
        return _letters(self.key) == _letters(self.meant)


def misspellings(request: Request, kind: Kind) -> Iterator[Misspelling]:
    """Yield the keys that are near to a detail of the kind, which is not there itself."""
    present = list(keys(request, DETAILS))
    for key in present:
        if key not in kind.taken and key not in SHOWN:
            meant = nearest(key, kind.taken)
            if meant and meant not in present:
                yield Misspelling(key, meant)


def _letters(key: str) -> str:
    return key.replace("_", "").replace("-", "").lower()
