"""COG5xxx: terms of use and privacy policies. What the rules of this package share: the operations, and their pages."""

from skelint_rules.cognito import API

CREATE = "cognito-idp create-terms"
UPDATE = "cognito-idp update-terms"
TERMS = (CREATE, UPDATE)

CREATE_PAGE = f"{API}/API_CreateTerms.html"
UPDATE_PAGE = f"{API}/API_UpdateTerms.html"
