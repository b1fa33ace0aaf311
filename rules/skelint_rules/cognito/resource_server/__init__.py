"""COG3xxx: the resource servers of a user pool. What the rules of this package share: the operations, and their pages."""

from skelint_rules.cognito import API

CREATE = "cognito-idp create-resource-server"
UPDATE = "cognito-idp update-resource-server"
RESOURCE_SERVER = (CREATE, UPDATE)

CREATE_PAGE = f"{API}/API_CreateResourceServer.html"
UPDATE_PAGE = f"{API}/API_UpdateResourceServer.html"
SCOPE_PAGE = f"{API}/API_ResourceServerScopeType.html"
