#!/usr/bin/env bash
# Changes the callback URLs of a client and keeps all its other settings: an update resets what it leaves out.
set -euo pipefail
POOL_ID=${1:?the id of the user pool}
CLIENT_ID=${2:?the id of the app client}

aws cognito-idp describe-user-pool-client --user-pool-id "$POOL_ID" --client-id "$CLIENT_ID" --query UserPoolClient |
  jq 'del(.ClientSecret, .CreationDate, .LastModifiedDate)' > client.json
aws cognito-idp update-user-pool-client --cli-input-json file://client.json \
  --callback-urls https://app.example.com/cb https://app.example.com/silent
