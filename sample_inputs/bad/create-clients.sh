#!/usr/bin/env bash
# One client for the web app, one for the nightly job.
set -euo pipefail
POOL_ID=us-east-1_Ab12Cd34E

aws cognito-idp create-user-pool-client --user-pool-id "$POOL_ID" --client-name web \
  --generate-secret false \
  --allowed-oauth-flows code \
  --allowed-o-auth-scopes "openid,email" \
  --callback-urls "https://app.example.com/cb,https://app.example.com/silent" \
  --access-token-validity 60

CLIENT_ID=$(aws cognito-idp create-user-pool-client --user-pool-id "$POOL_ID" --client-name "nightly-$STAGE" \
  --explicit-auth-flows ADMIN_NO_SRP_AUTH ALLOW_REFRESH_TOKEN_AUTH --query UserPoolClient.ClientId --output text)

aws cognito-idp update-user-pool-client --user-pool-id "$POOL_ID" --client-id "$CLIENT_ID" --client-name nightly
