"""COG1xx: where a user is sent back to: CallbackURLs, LogoutURLs, DefaultRedirectURI."""
