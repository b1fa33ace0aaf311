"""The texts that users get, and what is filled in."""

CODE, USER = "{####}", "{username}"
TEMPLATE = "VerificationMessageTemplate"
BY_CODE, BY_LINK, OPTION = "EmailMessage", "EmailMessageByLink", "DefaultEmailOption"
INVITATION = ("AdminCreateUserConfig", "InviteMessageTemplate")
INVITATIONS = ("EmailMessage", "SMSMessage")
LEGACY = {
    "EmailVerificationMessage": "EmailMessage",
    "EmailVerificationSubject": "EmailSubject",
    "SmsVerificationMessage": "SmsMessage",
}
"""The old members of verification messages, and the members of the template that took their place."""
