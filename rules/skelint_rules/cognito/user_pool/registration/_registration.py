"""The configuration of dynamic client registration."""

from skelint_rules.cognito import API

MEMBER, STATUS, OPEN = "DcrConfiguration", "EnableStatus", "OpenDcrEnabled"
GRANTS = ("AuthenticatedGrantTypes", "OpenDcrGrantTypes")
SCOPES = "AllowedScopes"
PAGE = f"{API}/API_DcrConfigurationType.html"
