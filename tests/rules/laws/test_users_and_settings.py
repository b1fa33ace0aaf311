"""Laws of users, groups and the settings that a pool has operations of their own for: as for user pools."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.laws.judging import Breaking, Input, each_breaking, errors, inner, only_error, put, without

POOL = {"UserPoolId": "us-east-1_Ex4mPle01"}
USER, ATTRIBUTES = "cognito-idp admin-create-user", "cognito-idp add-custom-attributes"
GROUP, GROUP_UPDATE = "cognito-idp create-group", "cognito-idp update-group"
MFA, RISK, LOGS = (
    "cognito-idp set-user-pool-mfa-config",
    "cognito-idp set-risk-configuration",
    "cognito-idp set-log-delivery-configuration",
)
ARN = "arn:aws:iam::123456789012:role/editors"
SENDER = {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "x"}
FACTORS: dict[str, Any] = {
    "SmsMfaConfiguration": {"SmsAuthenticationMessage": "Code {####}", "SmsConfiguration": SENDER},
    "SoftwareTokenMfaConfiguration": {"Enabled": True},
    "EmailMfaConfiguration": {"Message": "Code {####}", "Subject": "Anmeldung"},
}
GIVEN = {"email": "jane@example.com", "phone_number": "+15550100199", "birthdate": "1990-02-01", "custom:größe": "9"}
DESTINATIONS = {
    "userNotification": [
        {"CloudWatchLogsConfiguration": {"LogGroupArn": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/vendedlogs/a"}}
    ],
    "userAuthEvents": [
        {"S3Configuration": {"BucketArn": "arn:aws:s3:::logs"}},
        {"FirehoseConfiguration": {"StreamArn": "arn:aws:firehose:us-east-1:123456789012:deliverystream/logs"}},
    ],
}
LEVELS = {"userNotification": "ERROR", "userAuthEvents": "INFO"}


@st.composite
def users(draw: st.DrawFn) -> Input:
    names = draw(st.lists(st.sampled_from(sorted(GIVEN)), unique=True))
    user: Input = POOL | {"Username": "jane.doe", "UserAttributes": [{"Name": name, "Value": GIVEN[name]} for name in names]}
    mediums = [medium for medium, name in (("EMAIL", "email"), ("SMS", "phone_number")) if name in names]
    if draw(st.booleans()) and mediums:
        user["DesiredDeliveryMediums"] = mediums
    if "email" in names and draw(st.booleans()):
        user["UserAttributes"].append({"Name": "email_verified", "Value": "true"})
        user["ForceAliasCreation"] = draw(st.booleans())
    if draw(st.booleans()):
        user["MessageAction"] = draw(st.sampled_from(["SUPPRESS", "RESEND"]))
    return user


@st.composite
def groups(draw: st.DrawFn) -> Input:
    optional = {"Precedence": st.integers(0, 2**31 - 1), "RoleArn": st.just(ARN), "Description": st.just("all editors")}
    return (
        POOL
        | {"GroupName": draw(st.sampled_from(["editors", "Größe+1"]))}
        | draw(st.fixed_dictionaries({}, optional=optional))
    )


@st.composite
def second_factors(draw: st.DrawFn) -> Input:
    passkeys = {"RelyingPartyId": "auth.example.com", "UserVerification": "preferred"}
    request = POOL | draw(st.sampled_from([{}, {"WebAuthnConfiguration": passkeys}]))
    mfa = draw(st.sampled_from(["ON", "OPTIONAL", "OFF"]))
    chosen = [] if mfa == "OFF" else draw(st.lists(st.sampled_from(sorted(FACTORS)), min_size=1, unique=True))
    return request | {"MfaConfiguration": mfa} | {factor: FACTORS[factor] for factor in chosen}


@st.composite
def risks(draw: st.DrawFn) -> Input:
    ranges = st.lists(st.sampled_from(["203.0.113.7/32", "198.51.100.0/24", "2001:db8::/32"]), unique=True)
    return POOL | {
        "RiskExceptionConfiguration": {"BlockedIPRangeList": draw(ranges), "SkippedIPRangeList": draw(ranges)},
        "CompromisedCredentialsRiskConfiguration": {"Actions": {"EventAction": draw(st.sampled_from(["BLOCK", "NO_ACTION"]))}},
    }


@st.composite
def logs(draw: st.DrawFn) -> Input:
    sources = draw(st.lists(st.sampled_from(sorted(LEVELS)), unique=True))
    return POOL | {
        "LogConfigurations": [
            {"EventSource": source, "LogLevel": LEVELS[source], **draw(st.sampled_from(DESTINATIONS[source]))}
            for source in sources
        ]
    }


@st.composite
def custom_attributes(draw: st.DrawFn) -> Input:
    kinds = st.sampled_from(["String", "Number", "DateTime", "Boolean"])
    names = draw(st.lists(st.sampled_from(["team", "größe", "email"]), min_size=1, unique=True))
    return POOL | {"CustomAttributes": [{"Name": name, "AttributeDataType": draw(kinds)} for name in names]}


VALID = {
    USER: users(),
    GROUP: groups(),
    GROUP_UPDATE: groups(),
    MFA: second_factors(),
    RISK: risks(),
    LOGS: logs(),
    ATTRIBUTES: custom_attributes(),
}


@pytest.mark.parametrize("operation", VALID)
@settings(max_examples=60)
@given(data=st.data())
def test_a_valid_input_is_no_error(operation: str, data: st.DataObject) -> None:
    assert errors(operation, data.draw(VALID[operation])) == []


def has(*attributes: tuple[str, Any]) -> Breaking:
    """Return what gives a user these attributes and nothing that depends on others."""
    listed = [{"Name": name, "Value": value} for name, value in attributes]
    return lambda user: POOL | {"Username": user["Username"], "UserAttributes": listed}


def delivers(medium: str, *attributes: tuple[str, Any]) -> Breaking:
    return lambda user: has(*attributes)(user) | {"DesiredDeliveryMediums": [medium]}


def only(**members: Any) -> Breaking:
    return lambda _: POOL | members


def party(name: str) -> Breaking:
    return inner("WebAuthnConfiguration", put(RelyingPartyId=name))


def logged(*configurations: Input) -> Breaking:
    return put(LogConfigurations=list(configurations))


def log(source: str, **members: Any) -> Input:
    return {"EventSource": source, "LogLevel": LEVELS[source], **DESTINATIONS[source][0], **members}


MESSAGES, SIGN_INS = "userNotification", "userAuthEvents"
APPS = {"SoftwareTokenMfaConfiguration": {"Enabled": True}}
PASSKEYS = {"WebAuthnConfiguration": {"RelyingPartyId": "auth.example.com"}}
BREAKINGS: list[tuple[str, str, Breaking]] = [
    ("AWS028", GROUP, put(UserPoolId="portal-users")),
    ("AWS028", GROUP, put(GroupName="Site Editors")),
    ("COG4001", GROUP, put(Precedence=2**31)),
    ("COG4001", GROUP_UPDATE, put(Precedence=4_294_967_295)),
    ("AWS010", USER, has(("email_verified", True))),
    ("COG4101", USER, has(("email", "jane@example.com"), ("department", "sales"))),
    ("COG4101", USER, has(("givenName", "Jane"))),
    ("COG4102", USER, has(("phone_number", "(555) 010-0199"))),
    ("COG4103", USER, has(("birthdate", "1.2.1990"))),
    ("COG4104", USER, has(("email_verified", "true"))),
    ("COG4104", USER, has(("email", "jane@example.com"), ("phone_number_verified", "true"))),
    ("COG4201", USER, delivers("EMAIL", ("phone_number", "+15550100199"))),
    ("COG4201", USER, delivers("SMS", ("email", "jane@example.com"))),
    ("COG1011", ATTRIBUTES, put(CustomAttributes=[{"Name": "tenant", "Mutable": True}])),
    ("COG1001", ATTRIBUTES, put(CustomAttributes=[{"Name": "email", "AttributeDataType": "String", "Required": True}])),
    ("COG1201", MFA, only(MfaConfiguration="OFF", **APPS)),
    ("COG1201", MFA, only(**APPS)),
    ("COG1202", MFA, only(MfaConfiguration="ON")),
    ("COG1202", MFA, only(MfaConfiguration="OPTIONAL", **PASSKEYS)),
    ("COG1207", MFA, party("https://auth.example.com/")),
    (
        "COG1402",
        MFA,
        only(MfaConfiguration="ON", SmsMfaConfiguration={"SmsConfiguration": SENDER | {"EumsSms": {"CallerArn": ARN}}}),
    ),
    ("AWS020", MFA, inner("WebAuthnConfiguration", put(UserVerification="REQUIRED"))),
    ("AWS028", MFA, only(MfaConfiguration="ON", EmailMfaConfiguration={"Message": "Your code: {code}"})),
    ("AWS020", RISK, put(CompromisedCredentialsRiskConfiguration={"Actions": {"EventAction": "MFA_REQUIRED"}})),
    ("COG1801", RISK, inner("RiskExceptionConfiguration", put(BlockedIPRangeList=["203.0.113.7"]))),
    ("COG1804", LOGS, logged(log(MESSAGES), log(MESSAGES))),
    ("COG1805", LOGS, logged(log(MESSAGES, LogLevel="INFO"))),
    ("COG1806", LOGS, logged(without("CloudWatchLogsConfiguration")(log(MESSAGES)) | DESTINATIONS[SIGN_INS][0])),
    (
        "AWS028",
        LOGS,
        logged(
            log(MESSAGES, CloudWatchLogsConfiguration={"LogGroupArn": "arn:aws:logs:us-east-1:123456789012:log-group:a:*"})
        ),
    ),
]


@each_breaking(BREAKINGS)
@settings(max_examples=15)
@given(data=st.data())
def test_one_broken_constraint_gives_its_rule_and_no_other_error(
    code: str, operation: str, breaking: Breaking, data: st.DataObject
) -> None:
    broken = breaking(data.draw(VALID[operation]))
    assert only_error(operation, broken, code), errors(operation, broken)
