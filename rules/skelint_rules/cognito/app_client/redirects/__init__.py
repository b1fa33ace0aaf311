"""COG1xx: where users are sent back to: CallbackURLs, LogoutURLs, DefaultRedirectURI."""
