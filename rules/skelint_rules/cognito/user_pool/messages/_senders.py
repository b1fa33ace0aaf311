"""Who sends messages: Amazon SES and Amazon SNS, or Amazon Cognito itself."""

import re
from typing import NamedTuple

from skelint import Request

EMAIL, SMS = "EmailConfiguration", "SmsConfiguration"
ACCOUNT, SOURCE, FROM = "EmailSendingAccount", "SourceArn", "From"
DEVELOPER, DEFAULT = "DEVELOPER", "COGNITO_DEFAULT"
ADDRESS = re.compile(r'(?:[^<>]*<\s*)?(?:"[^"]*"|[^\s<>@"]+)@(?P<domain>[^\s<>@]+?)(?:\s*>)?')
"""An e-mail address, alone or in angle brackets after a name."""


class Address(NamedTuple):
    """An e-mail address."""

    domain: str


def address(text: str) -> Address | None:
    """Return the address in a text such as `Portal <no-reply@example.com>`, or None where there is none."""
    match = ADDRESS.fullmatch(text.strip())
    return Address(match["domain"].lower()) if match and ("<" in text) == (">" in text) else None


def sends_through_ses(request: Request) -> bool | None:
    """Return whether a request has e-mail sent by Amazon SES; None where it does not say how e-mail is sent."""
    if not request.has(EMAIL):
        return None
    account = request.string(EMAIL, ACCOUNT)
    return account is not None and account.value == DEVELOPER
