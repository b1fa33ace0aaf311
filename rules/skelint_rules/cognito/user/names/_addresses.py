"""Which user names are addresses, as far as that is beyond doubt."""

import re
from collections.abc import Mapping

EMAIL, PHONE = "email", "phone_number"
FORMS: Mapping[str, re.Pattern[str]] = {
    EMAIL: re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+"),
    PHONE: re.compile(r"\+[0-9]{7,15}"),
}
"""What an address surely looks like."""
SIGNS: Mapping[str, str] = {EMAIL: "@", PHONE: "+"}
"""What no address is without."""
NOUNS: Mapping[str, str] = {EMAIL: "an e-mail address", PHONE: "a phone number"}
