"""The attributes of users: the standard ones, and how custom ones are named."""

from skelint_rules.cognito import API, GUIDE

CUSTOM, DEVELOPER = "custom:", "dev:"
STANDARD = (
    "address",
    "birthdate",
    "email",
    "email_verified",
    "family_name",
    "gender",
    "given_name",
    "locale",
    "middle_name",
    "name",
    "nickname",
    "phone_number",
    "phone_number_verified",
    "picture",
    "preferred_username",
    "profile",
    "sub",
    "updated_at",
    "website",
    "zoneinfo",
)
OF_THE_CDK = {
    "emailVerified": "email_verified",
    "familyName": "family_name",
    "fullname": "name",
    "givenName": "given_name",
    "lastUpdateTime": "updated_at",
    "middleName": "middle_name",
    "phoneNumber": "phone_number",
    "phoneNumberVerified": "phone_number_verified",
    "preferredUsername": "preferred_username",
    "profilePage": "profile",
    "profilePicture": "picture",
    "timezone": "zoneinfo",
}
"""The names of standard attributes in the AWS CDK, if they differ."""

ATTRIBUTES_PAGE = f"{GUIDE}/user-pool-settings-attributes.html"
SCHEMA_PAGE = f"{API}/API_SchemaAttributeType.html"
