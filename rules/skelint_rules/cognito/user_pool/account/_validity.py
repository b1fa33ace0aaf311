"""How long a temporary password is valid."""

LEGACY = ("AdminCreateUserConfig", "UnusedAccountValidityDays")
CURRENT = ("Policies", "PasswordPolicy", "TemporaryPasswordValidityDays")
