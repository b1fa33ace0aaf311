"""Laws of identity pools: no valid input is an error, and one broken constraint gives its rule and no other error."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.laws.judging import Breaking, Input, each_breaking, errors, only_error, put

from skelint_rules.cognito.identity_pool import LOGIN_PROVIDERS

CREATE, UPDATE = "cognito-identity create-identity-pool", "cognito-identity update-identity-pool"
ROLES = "cognito-identity set-identity-pool-roles"
POOL_ID = "us-east-1:0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"
ROLE = "arn:aws:iam::111122223333:role/PortalUser"
USER_POOLS = [
    "cognito-idp.us-east-1.amazonaws.com/us-east-1_Ex4mPle01",
    "cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_Ab1",
    "cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ab1",
]
ARNS = ["arn:aws:iam::111122223333:saml-provider/corp", "arn:aws-cn:iam::111122223333:oidc-provider/a.example"]
RULE = {"Claim": "custom:dept", "MatchType": "Equals", "Value": "sales", "RoleARN": ROLE}
TOKEN = {"Type": "Token", "AmbiguousRoleResolution": "Deny"}


@st.composite
def pools(draw: st.DrawFn, operation: str = CREATE) -> Input:
    """Return an identity pool that the service would accept, as far as is known."""
    user_pools = [{"ProviderName": name, "ClientId": "1example23456789"} for name in USER_POOLS]
    optional: Input = {
        "AllowClassicFlow": st.booleans(),
        "CognitoIdentityProviders": st.lists(st.sampled_from(user_pools), max_size=2),
        "SupportedLoginProviders": st.dictionaries(st.sampled_from(LOGIN_PROVIDERS), st.just("1example.apps")),
        "SamlProviderARNs": st.sampled_from([[], ARNS[:1]]),
        "OpenIdConnectProviderARNs": st.sampled_from([[], ARNS[1:]]),
        "DeveloperProviderName": st.just("login.example.app"),
        "IdentityPoolTags": st.just({"team": "größe"}),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(optional)), unique=True))
    pool = {"IdentityPoolName": "portal", "AllowUnauthenticatedIdentities": draw(st.booleans())}
    pool |= {"IdentityPoolId": POOL_ID} if operation == UPDATE else {}
    return pool | {name: draw(optional[name]) for name in chosen}


@st.composite
def roles(draw: st.DrawFn) -> Input:
    """Return roles of an identity pool that the service would accept, as far as is known."""
    providers = [f"{USER_POOLS[0]}:1example23456789", *LOGIN_PROVIDERS, *ARNS, "login.example.app"]
    by_rules = {"Type": "Rules", "AmbiguousRoleResolution": "AuthenticatedRole", "RulesConfiguration": {"Rules": [RULE] * 25}}
    mappings = st.dictionaries(st.sampled_from(providers), st.sampled_from([TOKEN, by_rules]), max_size=3)
    given_roles = draw(st.sampled_from([{"authenticated": ROLE}, {"authenticated": ROLE, "unauthenticated": ROLE}, {}]))
    return {"IdentityPoolId": POOL_ID, "Roles": given_roles} | draw(st.sampled_from([{}, {"RoleMappings": draw(mappings)}]))


VALID = {CREATE: pools(), UPDATE: pools(UPDATE), ROLES: roles()}


def trusting(**members: Any) -> Breaking:
    return put(CognitoIdentityProviders=[{"ClientId": "1example23456789"} | members])


def mapping(provider: str, **members: Any) -> Breaking:
    return put(RoleMappings={"graph.facebook.com": TOKEN, provider: members or TOKEN})


BREAKINGS: list[tuple[str, str, Breaking]] = [
    ("COG6101", CREATE, trusting(ProviderName="us-east-1_Ex4mPle01")),
    ("COG6101", UPDATE, trusting(ProviderName=f"https://{USER_POOLS[0]}")),
    ("COG6101", CREATE, trusting(ProviderName="arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_Ex4mPle01")),
    ("AWS028", CREATE, trusting(ProviderName="my pool")),
    ("AWS028", ROLES, put(IdentityPoolId="us-east-1_Ex4mPle01")),
    ("AWS034", ROLES, put(Roles={"auth": ROLE})),
    ("COG6301", ROLES, mapping(f"https://{USER_POOLS[0]}:1example23456789")),
    ("COG6301", ROLES, mapping(USER_POOLS[0])),
    ("COG6301", ROLES, mapping("us-east-1_Ex4mPle01")),
    ("COG6301", ROLES, mapping("corp")),
    ("COG6302", ROLES, mapping("www.amazon.com", Type="Token")),
    ("COG6302", ROLES, mapping("www.amazon.com", Type="Rules", AmbiguousRoleResolution="Deny")),
    ("AWS025", ROLES, mapping("www.amazon.com", **TOKEN, RulesConfiguration={"Rules": [RULE] * 26})),
]


@pytest.mark.parametrize("operation", VALID)
@settings(max_examples=100)
@given(data=st.data())
def test_a_valid_input_is_no_error(operation: str, data: st.DataObject) -> None:
    assert errors(operation, data.draw(VALID[operation])) == []


@each_breaking(BREAKINGS)
@settings(max_examples=10)
@given(data=st.data())
def test_one_broken_constraint_gives_its_rule_and_no_other_error(
    code: str, operation: str, breaking: Breaking, data: st.DataObject
) -> None:
    broken = breaking(data.draw(VALID[operation]))
    assert only_error(operation, broken, code), errors(operation, broken)
