"""COG41xx to COG43xx: users, as administrators create them."""

from skelint_rules.cognito import API

CREATE = "cognito-idp admin-create-user"
UPDATE = "cognito-idp admin-update-user-attributes"
CREATE_PAGE = f"{API}/API_AdminCreateUser.html"
