#!/usr/bin/env bash
set -eu

POOL=eu-west-1_Ex4mPle01
aws cognito-idp set-user-pool-mfa-config --user-pool-id "$POOL" --mfa-configuration ON
aws cognito-idp set-user-pool-mfa-config --user-pool-id "$POOL" --mfa-configuration OFF --software-token-mfa-configuration Enabled=false
aws cognito-idp set-user-pool-mfa-config --user-pool-id "$POOL" --mfa-configuration OFF \
  --web-authn-configuration RelyingPartyId=https://auth.example.com,UserVerification=required
aws cognito-idp add-custom-attributes --user-pool-id "$POOL" --custom-attributes Name=custom:team,Mutable=true
aws cognito-idp set-risk-configuration --user-pool-id "$POOL" --risk-exception-configuration BlockedIPRangeList=203.0.113.7
aws cognito-idp create-group --user-pool-id "$POOL" --group-name "Site Editors" --precedence 4294967295
aws cognito-idp admin-create-user --user-pool-id "$POOL" --username jane \
  --user-attributes Name=department,Value=sales Name=phone_number,Value=555-0199 Name=email_verified,Value=true \
  --temporary-password 'Example-only-2026!'
