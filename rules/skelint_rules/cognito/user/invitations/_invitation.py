"""Whether a new user is invited."""

from skelint import Request

ACTION, MEDIUMS = "MessageAction", "DesiredDeliveryMediums"
ADDRESSES = {"EMAIL": "email", "SMS": "phone_number"}
"""The attribute that each medium needs."""


def is_invited(request: Request) -> bool:
    """Return whether Amazon Cognito sends a new user an invitation; a repeated one goes to a user that exists."""
    return not request.has(ACTION)
