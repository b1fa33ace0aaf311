"""COG5xxx: the look of the login pages. What the rules of this package share: the operations, and their pages."""

from skelint_rules.cognito import API

CREATE = "cognito-idp create-managed-login-branding"
UPDATE = "cognito-idp update-managed-login-branding"
MANAGED = (CREATE, UPDATE)
CLASSIC = "cognito-idp set-ui-customization"

CREATE_PAGE = f"{API}/API_CreateManagedLoginBranding.html"
UPDATE_PAGE = f"{API}/API_UpdateManagedLoginBranding.html"
CLASSIC_PAGE = f"{API}/API_SetUICustomization.html"
