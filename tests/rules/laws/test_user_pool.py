"""Laws of user pools: no valid one is an error, and one broken constraint gives its rule and no other error."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.laws.judging import Breaking, Input, errors, inner, only_error, put

from skelint_rules.cognito.user_pool.schema._schema import DECLARABLE

CREATE, UPDATE = "cognito-idp create-user-pool", "cognito-idp update-user-pool"
SMS = {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms", "ExternalId": "x"}
FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:check"
KEY = "arn:aws:kms:us-east-1:123456789012:key/1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9"
IDENTITY = "arn:aws:ses:us-east-1:123456789012:identity/example.com"
CODE, LINK, INVITATION = "Your code: {####}", "Follow {##this link##}", "{username}: {####}"


CUSTOM: dict[str, Input] = {
    "team": {"AttributeDataType": "String", "StringAttributeConstraints": {"MinLength": "0", "MaxLength": "2048"}},
    "größe": {"AttributeDataType": "Number", "NumberAttributeConstraints": {"MinValue": "-9", "MaxValue": "10"}},
    "since": {"AttributeDataType": "DateTime"},
    "active": {"AttributeDataType": "Boolean", "Required": False},
}


def part_of(**members: Any) -> st.SearchStrategy[Input]:
    """Return some of these members, each with one of its values or as a strategy draws it."""
    optional = {
        name: value if isinstance(value, st.SearchStrategy) else st.sampled_from(value) for name, value in members.items()
    }
    return st.fixed_dictionaries({}, optional=optional)


@st.composite
def attributes(draw: st.DrawFn) -> list[Input]:
    """Return attributes that a schema may declare: standard ones with their type, custom ones that are not required."""
    standard = [
        {"Name": name, "Required": draw(st.booleans()), "AttributeDataType": "Number" if name == "updated_at" else "String"}
        for name in draw(st.lists(st.sampled_from(DECLARABLE), max_size=3, unique=True))
    ]
    chosen = draw(st.lists(st.sampled_from(sorted(CUSTOM)), max_size=3, unique=True))
    custom = [{"Name": name, "Mutable": draw(st.booleans()), **CUSTOM[name]} for name in chosen]
    return [*standard, *custom] or [{"Name": "plan", "AttributeDataType": "String"}]


@st.composite
def sign_in(draw: st.DrawFn) -> Input:
    """Return how users sign in: first and second factors, recovery and plan, that fit each other."""
    plan = draw(st.sampled_from(["LITE", "ESSENTIALS", "PLUS", None]))
    mfa = draw(st.sampled_from(["ON", "OPTIONAL", "OFF", None]))
    more = [] if plan == "LITE" else ["WEB_AUTHN"] if mfa == "ON" else ["WEB_AUTHN", "EMAIL_OTP", "SMS_OTP"]
    offered: st.SearchStrategy[list[str]] = st.lists(st.sampled_from(more), unique=True) if more else st.just([])
    factors = ["PASSWORD", *draw(offered)]
    verified = draw(st.lists(st.sampled_from(["email", "phone_number"]), unique=True))
    pool: Input = {"Policies": {"PasswordPolicy": {"MinimumLength": 12}}}
    if plan:
        pool["UserPoolTier"] = plan
    if mfa:
        pool["MfaConfiguration"] = mfa
    if draw(st.booleans()):
        pool["Policies"]["SignInPolicy"] = {"AllowedFirstAuthFactors": factors}
    if draw(st.booleans()) or verified:
        pool["AutoVerifiedAttributes"] = verified
    if mfa in ("ON", "OPTIONAL") or "phone_number" in verified or "SMS_OTP" in factors or draw(st.booleans()):
        pool["SmsConfiguration"] = SMS
    if draw(st.booleans()) and verified:
        pool["UserAttributeUpdateSettings"] = {"AttributesRequireVerificationBeforeUpdate": verified[:1]}
    if plan in ("PLUS", None) and draw(st.booleans()):
        pool["UserPoolAddOns"] = {"AdvancedSecurityMode": draw(st.sampled_from(["OFF", "AUDIT", "ENFORCED"]))}
    if plan != "LITE" and draw(st.booleans()):
        pool["DcrConfiguration"] = {"EnableStatus": draw(st.sampled_from(["Enabled", "Disabled"])), "AllowedScopes": ["a/b"]}
        pool["AcrConfiguration"] = {"Level1": {"AcrValue": "low"}, "Level2": {"AcrValue": "urn:cognito:loa:1"}}
    return pool


@st.composite
def triggers(draw: st.DrawFn, *, lite: bool) -> Input:
    """Return triggers that fit each other."""
    version = "V1_0" if lite else draw(st.sampled_from(["V1_0", "V2_0", "V3_0"]))
    sender = {"LambdaVersion": "V1_0", "LambdaArn": FUNCTION}
    return draw(
        st.sampled_from(
            [
                {},
                {"PreSignUp": FUNCTION, "PostConfirmation": f"{FUNCTION}:live"},
                {"PreTokenGeneration": FUNCTION},
                {
                    "PreTokenGenerationConfig": {"LambdaVersion": version, "LambdaArn": FUNCTION},
                    "PreTokenGeneration": FUNCTION,
                },
                {"CustomEmailSender": sender, "CustomSMSSender": sender, "KMSKeyID": KEY},
                {"DefineAuthChallenge": FUNCTION, "CreateAuthChallenge": FUNCTION, "VerifyAuthChallengeResponse": FUNCTION},
            ]
        )
    )


RECOVERIES = [
    [{"Priority": 1, "Name": "admin_only"}],
    [{"Priority": 2, "Name": "verified_email"}, {"Priority": 1, "Name": "verified_phone_number"}],
]
SENDERS = [
    {"EmailSendingAccount": "COGNITO_DEFAULT"},
    {"EmailSendingAccount": "DEVELOPER", "SourceArn": IDENTITY, "From": "Größe, Inc. <no-reply@mail.example.com>"},
    {"EmailSendingAccount": "DEVELOPER", "SourceArn": IDENTITY, "ReplyToEmailAddress": "help@example.com"},
    {"SourceArn": IDENTITY, "From": "no-reply@example.com"},
]
TEMPLATES = [
    {"DefaultEmailOption": "CONFIRM_WITH_CODE", "EmailMessage": CODE, "SmsMessage": CODE, "EmailSubject": "Ihr Code"},
    {"DefaultEmailOption": "CONFIRM_WITH_LINK", "EmailMessageByLink": LINK, "EmailSubjectByLink": "Bestätigen"},
    {"EmailMessage": CODE, "EmailMessageByLink": LINK},
]
INVITATIONS = [
    {"AllowAdminCreateUserOnly": True},
    {"InviteMessageTemplate": {"EmailMessage": INVITATION, "SMSMessage": INVITATION, "EmailSubject": "Welcome"}},
]


@st.composite
def pools(draw: st.DrawFn, operation: str = CREATE) -> Input:
    """Return an input that the service would accept, as far as is known."""
    named = {"PoolName": "portal-users eu+1"} if operation == CREATE else {"UserPoolId": "us-east-1_Ex4mPle01"}
    pool = named | draw(sign_in())
    pool |= draw(
        part_of(
            DeletionProtection=["ACTIVE", "INACTIVE"],
            LambdaConfig=triggers(lite=pool.get("UserPoolTier") == "LITE"),
            AccountRecoverySetting=[{"RecoveryMechanisms": mechanisms} for mechanisms in RECOVERIES],
            EmailConfiguration=SENDERS,
            VerificationMessageTemplate=TEMPLATES,
            SmsVerificationMessage=[CODE],
            AdminCreateUserConfig=INVITATIONS,
            DeviceConfiguration=[{"ChallengeRequiredOnNewDevice": False}, {"DeviceOnlyRememberedOnUserPrompt": True}],
            UserPoolTags=[{}, {"team": "web", "größe": ""}],
        )
    )
    if operation == CREATE:
        pool |= draw(part_of(Schema=attributes(), UsernameConfiguration=[{"CaseSensitive": False}]))
        sign_up = st.sampled_from(["UsernameAttributes", "AliasAttributes"])
        pool |= draw(st.dictionaries(sign_up, st.just(["email", "phone_number"]), max_size=1))
    return pool


@pytest.mark.parametrize("operation", [CREATE, UPDATE])
@settings(max_examples=200)
@given(data=st.data())
def test_a_valid_pool_is_no_error(operation: str, data: st.DataObject) -> None:
    assert errors(operation, data.draw(pools(operation))) == []


def declares(*entries: Input) -> Breaking:
    return put(Schema=list(entries))


def policy(**members: Any) -> Breaking:
    return inner("Policies", inner("PasswordPolicy", put(**members)))


def factors(*names: str, **members: Any) -> Breaking:
    return put(**{"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": list(names)}}} | members)


def text(member: str, words: str) -> Breaking:
    return put(VerificationMessageTemplate={member: words})


def invites(member: str, words: str) -> Breaking:
    return put(AdminCreateUserConfig={"InviteMessageTemplate": {member: words}}, Policies={})


def recovers(*mechanisms: tuple[int, str]) -> Breaking:
    entries = [{"Priority": priority, "Name": name} for priority, name in mechanisms]
    return put(AccountRecoverySetting={"RecoveryMechanisms": entries})


def calls(**triggers: Any) -> Breaking:
    return put(LambdaConfig=triggers)


PLAIN: Input = {
    "UserPoolTier": "PLUS",
    "MfaConfiguration": "OFF",
    "SmsConfiguration": SMS,
    "DcrConfiguration": {},
    "Policies": {},
}
"""What takes the plan, MFA and the first factors out of play: others are broken."""
LITE = PLAIN | {"UserPoolTier": "LITE", "DcrConfiguration": {"EnableStatus": "Disabled"}, "AcrConfiguration": {}}
LITE |= {"LambdaConfig": {}, "UserPoolAddOns": {"AdvancedSecurityMode": "OFF"}}
VERIFIED: Input = {"AutoVerifiedAttributes": ["phone_number"], "UserAttributeUpdateSettings": {}}
TEAM, SENDER = {"Name": "team", "AttributeDataType": "String"}, {"LambdaVersion": "V1_0", "LambdaArn": FUNCTION}
BREAKINGS: list[tuple[str, Breaking]] = [
    ("AWS002", put(EnabledMfas=["SOFTWARE_TOKEN_MFA"])),
    ("AWS010", put(UserPoolTags=[{"Key": "team", "Value": "web"}])),
    ("AWS010", declares(TEAM | {"StringAttributeConstraints": {"MinLength": 1}})),
    ("AWS020", declares(TEAM | {"AttributeDataType": "string"})),
    ("AWS023", declares(TEAM | {"Name": "preferredBillingAddress"})),
    ("AWS027", policy(MinimumLength=128)),
    ("AWS028", put(PoolName="portal/users")),
    ("AWS028", text("SmsMessage", "Your code: {code}")),
    ("AWS028", text("EmailMessage", "Your code: {#####}")),
    ("AWS028", text("EmailMessageByLink", "Follow the link")),
    ("COG1001", declares(TEAM | {"Required": True})),
    ("COG1001", declares({"Name": "Email", "AttributeDataType": "String", "Required": True})),
    ("COG1002", declares({"Name": "birthdate", "AttributeDataType": "DateTime"})),
    ("COG1002", declares({"Name": "email", "DeveloperOnlyAttribute": True})),
    ("COG1003", declares(TEAM, TEAM | {"Mutable": False})),
    ("COG1004", declares(TEAM | {"StringAttributeConstraints": {"MinLength": "20", "MaxLength": "9"}})),
    (
        "COG1004",
        declares(
            {"Name": "n", "AttributeDataType": "Number", "NumberAttributeConstraints": {"MinValue": "1", "MaxValue": "-1"}}
        ),
    ),
    ("COG1005", declares(TEAM | {"StringAttributeConstraints": {"MaxLength": "unlimited"}})),
    ("COG1008", declares({"Name": "phone_number_verified", "AttributeDataType": "Boolean"})),
    ("COG1101", put(UsernameAttributes=["email"], AliasAttributes=["email"])),
    ("COG1102", lambda pool: _alias(pool) | {"Schema": [{"Name": "preferred_username", "Required": True}]}),
    ("COG1105", lambda pool: factors("WEB_AUTHN")(pool | PLAIN)),
    ("COG1107", lambda pool: factors("PASSWORD", "EMAIL_OTP")(pool | PLAIN | {"MfaConfiguration": "ON"})),
    ("COG1108", put(**PLAIN | {"AcrConfiguration": {"Level1": {"AcrValue": "urn:cognito:loa:2"}}})),
    ("COG1301", recovers((1, "verified_email"), (1, "verified_phone_number"))),
    ("COG1301", recovers((1, "verified_email"), (2, "verified_email"))),
    ("COG1302", recovers((1, "verified_email"), (2, "admin_only"))),
    (
        "COG1305",
        put(AutoVerifiedAttributes=[], UserAttributeUpdateSettings={"AttributesRequireVerificationBeforeUpdate": ["email"]}),
    ),
    (
        "COG1307",
        put(
            **PLAIN
            | {
                "AdminCreateUserConfig": {"UnusedAccountValidityDays": 7},
                "Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 7}},
            }
        ),
    ),
    ("COG1401", lambda pool: _speechless(pool | PLAIN | {"MfaConfiguration": "ON"})),
    ("COG1401", lambda pool: _speechless(pool | PLAIN | VERIFIED)),
    ("COG1401", lambda pool: _speechless(factors("PASSWORD", "SMS_OTP")(pool | PLAIN))),
    ("COG1402", put(SmsConfiguration=SMS | {"EumsSms": {"CallerArn": SMS["SnsCallerArn"]}})),
    ("COG1403", put(EmailConfiguration={"EmailSendingAccount": "DEVELOPER"})),
    ("COG1405", put(EmailConfiguration={"EmailSendingAccount": "DEVELOPER", "SourceArn": IDENTITY, "From": "Portal"})),
    ("COG1408", text("EmailMessageByLink", "Follow {####}")),
    ("COG1413", invites("EmailMessage", "Welcome, {username}")),
    ("COG1413", invites("SMSMessage", "Welcome, {username}")),
    ("COG1501", calls(PreTokenGeneration=FUNCTION, PreTokenGenerationConfig=SENDER | {"LambdaArn": f"{FUNCTION}2"})),
    ("COG1502", calls(CustomEmailSender=SENDER)),
    ("COG1502", calls(CustomSMSSender=SENDER)),
    ("COG1601", put(**LITE | {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}})),
    ("COG1601", put(**LITE | {"Policies": {"PasswordPolicy": {"PasswordHistorySize": 5}}})),
    ("COG1601", put(**LITE | {"LambdaConfig": {"PreTokenGenerationConfig": SENDER | {"LambdaVersion": "V2_0"}}})),
    ("COG1601", put(**LITE | {"DcrConfiguration": {}})),
    ("COG1601", put(**LITE | {"AcrConfiguration": {"Level1": {"AcrValue": "low"}}})),
    ("COG1601", put(**PLAIN | {"UserPoolTier": "ESSENTIALS", "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"}})),
]


def _alias(pool: Input) -> Input:
    return {name: value for name, value in pool.items() if name != "UsernameAttributes"} | {
        "AliasAttributes": ["preferred_username"]
    }


def _speechless(pool: Input) -> Input:
    """Return the pool without anything that sends text messages."""
    return {name: value for name, value in pool.items() if name != "SmsConfiguration"} | {"LambdaConfig": {}}


@pytest.mark.parametrize(
    ("code", "breaking"), BREAKINGS, ids=[f"{code}-{number}" for number, (code, _) in enumerate(BREAKINGS)]
)
@settings(max_examples=15)
@given(pool=pools())
def test_one_broken_constraint_gives_its_rule_and_no_other_error(code: str, breaking: Breaking, pool: Input) -> None:
    broken = breaking(pool)
    assert only_error(CREATE, broken, code), errors(CREATE, broken)


@settings(max_examples=200)
@given(pool=pools(), data=st.data())
def test_what_is_wrong_with_the_structure_is_said_by_the_rules_of_the_structure_alone(
    pool: Input, data: st.DataObject
) -> None:
    member = data.draw(st.sampled_from(sorted(pool)))
    wrong = data.draw(st.sampled_from([None, 12.5, "\u0000", [None], [1], -1, "${X}", {"a": None}]))
    assert [line for line in errors(CREATE, pool | {member: wrong}) if not line.startswith("AWS")] == []
