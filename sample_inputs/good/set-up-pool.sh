#!/usr/bin/env bash
set -eu

POOL=eu-west-1_Ex4mPle01
aws cognito-idp set-user-pool-mfa-config --user-pool-id "$POOL" --mfa-configuration OPTIONAL \
  --software-token-mfa-configuration Enabled=true --web-authn-configuration RelyingPartyId=auth.example.com
aws cognito-idp add-custom-attributes --user-pool-id "$POOL" \
  --custom-attributes Name=team,AttributeDataType=String,Mutable=true
aws cognito-idp create-group --user-pool-id "$POOL" --group-name editors --precedence 10
aws cognito-idp admin-create-user --user-pool-id "$POOL" --username jane --desired-delivery-mediums EMAIL \
  --user-attributes Name=email,Value=jane@example.com Name=email_verified,Value=true Name=custom:department,Value=sales
