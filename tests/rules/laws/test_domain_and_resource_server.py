"""Laws of domains and resource servers: no valid one is an error, one broken constraint gives its rule and no other error."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.laws.judging import Breaking, Input, errors, inner, only_error, put, without

DOMAIN, CHANGED_DOMAIN = "cognito-idp create-user-pool-domain", "cognito-idp update-user-pool-domain"
SERVER, CHANGED_SERVER = "cognito-idp create-resource-server", "cognito-idp update-resource-server"
POOL = "eu-west-1_Ex4mPle01"
CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9"
ROUTING = {"Failover": {"SecondaryRegion": "us-west-2", "PrimaryRoute53HealthCheckId": "0a1b2c3d"}}


@st.composite
def domains(draw: st.DrawFn, *, custom: bool | None = None) -> Input:
    """Return a prefix domain or a custom one that the service would accept, as far as is known."""
    domain: Input = {"UserPoolId": POOL}
    if custom if custom is not None else draw(st.booleans()):
        certificate: Input = {"CertificateArn": CERTIFICATE}
        if draw(st.booleans()):
            certificate["SecurityPolicy"] = draw(st.sampled_from(["TLS_V1_2_2021", "TLS_V1_3_2025"]))
        names = ["auth.example.com", "cognito.aws.example.co.uk", "login.xn--n3h.example"]
        domain |= {"Domain": draw(st.sampled_from(names)), "CustomDomainConfig": certificate}
        domain |= draw(st.sampled_from([{}, {"Routing": ROUTING}]))
    else:
        domain["Domain"] = draw(st.sampled_from(["acme-portal", "a", "0-9", "x" * 63, "shop2-login"]))
    return domain | draw(st.sampled_from([{}, {"ManagedLoginVersion": 1}, {"ManagedLoginVersion": 2}]))


SCOPE_NAMES = st.sampled_from(["read", "write", "a:b", "orders.all", "https:", "*"])


@st.composite
def servers(draw: st.DrawFn) -> Input:
    """Return a resource server that the service would accept, as far as is known."""
    names = draw(st.lists(SCOPE_NAMES, max_size=4, unique=True))
    server = {
        "UserPoolId": POOL,
        "Identifier": draw(st.sampled_from(["orders", "https://orders.example.com", "https://api.example/x/", "a:b"])),
        "Name": draw(st.sampled_from(["Orders", "Orders API, v2"])),
        "Scopes": [{"ScopeName": name, "ScopeDescription": f"May {name} größe"} for name in names],
    }
    return server if draw(st.booleans()) else without("Scopes")(server)


@pytest.mark.parametrize("operation", [DOMAIN, CHANGED_DOMAIN])
@settings(max_examples=100)
@given(domain=domains())
def test_a_valid_domain_is_no_error(operation: str, domain: Input) -> None:
    assert errors(operation, domain) == []


@pytest.mark.parametrize("operation", [SERVER, CHANGED_SERVER])
@settings(max_examples=100)
@given(server=servers())
def test_a_valid_resource_server_is_no_error(operation: str, server: Input) -> None:
    assert errors(operation, server) == []


def certificate(**members: Any) -> Breaking:
    return inner("CustomDomainConfig", put(**members))


OF_DOMAINS: list[tuple[str, bool, Breaking]] = [
    ("AWS010", True, certificate(CertificateArn=True)),
    ("AWS020", True, certificate(SecurityPolicy="TLSv1.2_2021")),
    ("AWS028", False, put(Domain="Portal_Login")),
    ("AWS028", False, put(Domain="portal-")),
    ("COG3301", False, put(Domain="acme-cognito-login")),
    ("COG3301", False, put(Domain="aws")),
    ("COG3302", False, put(Domain="acme.auth.eu-west-1.amazoncognito.com")),
    ("COG3302", False, put(Domain="https://acme.auth.eu-west-1.amazoncognito.com")),
    ("COG3303", True, without("CustomDomainConfig")),
    ("COG3303", False, put(Domain="example.com")),
    ("COG3304", True, put(Domain="acme-portal")),
    ("COG3304", True, put(Domain="example.com")),
    ("COG3401", True, certificate(CertificateArn=CERTIFICATE.replace("us-east-1", "eu-west-1"))),
    ("COG3403", False, put(Routing=ROUTING)),
]
OF_SERVERS: list[tuple[str, Breaking]] = [
    ("AWS001", put(Scopes=[{"ScopeName": "read"}])),
    ("AWS028", put(Identifier="orders api")),
    ("AWS028", put(Identifier="orders", Scopes=[{"ScopeName": "a/read", "ScopeDescription": "Read"}])),
    ("COG3101", put(Identifier="orders", Scopes=[{"ScopeName": "orders/read", "ScopeDescription": "Read"}])),
]


@pytest.mark.parametrize(
    ("code", "custom", "breaking"),
    OF_DOMAINS,
    ids=[f"{code}-{number}" for number, (code, _, _) in enumerate(OF_DOMAINS)],
)
@settings(max_examples=10)
@given(data=st.data())
def test_one_broken_constraint_of_a_domain_gives_its_rule(
    code: str, *, custom: bool, breaking: Breaking, data: st.DataObject
) -> None:
    broken = breaking(without("Routing")(data.draw(domains(custom=custom))))
    assert only_error(DOMAIN, broken, code), errors(DOMAIN, broken)


@pytest.mark.parametrize(
    ("code", "breaking"), OF_SERVERS, ids=[f"{code}-{number}" for number, (code, _) in enumerate(OF_SERVERS)]
)
@settings(max_examples=10)
@given(server=servers())
def test_one_broken_constraint_of_a_resource_server_gives_its_rule(code: str, breaking: Breaking, server: Input) -> None:
    broken = breaking(server)
    assert only_error(SERVER, broken, code), errors(SERVER, broken)
