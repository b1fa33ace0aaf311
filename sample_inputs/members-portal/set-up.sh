#!/usr/bin/env bash
# Creates the members' portal: the pool, its providers, its resource servers, its app clients.
set -euo pipefail

POOL_ID=$(aws cognito-idp create-user-pool \
  --pool-name members-portal \
  --username-attributes email \
  --auto-verified-attributes email \
  --schema Name=email,AttributeDataType=String,Required=true,Mutable=true \
           Name=department,AttributeDataType=String,Mutable=true \
  --user-pool-tier ESSENTIALS \
  --query UserPool.Id --output text)

aws cognito-idp create-user-pool-domain --user-pool-id "$POOL_ID" --domain members-portal

aws cognito-idp create-identity-provider --user-pool-id "$POOL_ID" \
  --provider-name Google --provider-type Google \
  --provider-details "client_id=$GOOGLE_CLIENT_ID,client_secret=$GOOGLE_CLIENT_SECRET,authorize_scopes=openid email profile" \
  --attribute-mapping email=email,email_verified=email_verified,name=name,username=sub
aws cognito-idp create-identity-provider --user-pool-id "$POOL_ID" \
  --provider-name CorpSSO --provider-type SAML \
  --provider-details MetadataURL=https://sso.example.com/metadata,IDPSignout=true \
  --attribute-mapping email=http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress

aws cognito-idp create-resource-server --user-pool-id "$POOL_ID" --identifier orders --name Orders \
  --scopes ScopeName=read,ScopeDescription="Read orders" ScopeName=write,ScopeDescription="Place orders"
aws cognito-idp create-resource-server --user-pool-id "$POOL_ID" \
  --identifier https://api.example.com/members --name Members \
  --scopes ScopeName=read,ScopeDescription="Read members"

aws cognito-idp create-user-pool-client --user-pool-id "$POOL_ID" --client-name members-web \
  --explicit-auth-flows ALLOW_USER_SRP_AUTH ALLOW_REFRESH_TOKEN_AUTH \
  --supported-identity-providers COGNITO Google CorpSSO \
  --callback-urls https://members.example.com/callback \
  --allowed-o-auth-flows-user-pool-client --allowed-o-auth-flows code \
  --allowed-o-auth-scopes openid email orders/read \
  --write-attributes email name \
  --prevent-user-existence-errors ENABLED
aws cognito-idp create-user-pool-client --user-pool-id "$POOL_ID" --client-name members-app \
  --explicit-auth-flows ALLOW_USER_SRP_AUTH ALLOW_REFRESH_TOKEN_AUTH \
  --supported-identity-providers COGNITO Google \
  --callback-urls com.example.members://callback \
  --allowed-o-auth-flows-user-pool-client --allowed-o-auth-flows code \
  --allowed-o-auth-scopes openid email orders/delete \
  --write-attributes name \
  --prevent-user-existence-errors ENABLED

EXPORT_ID=$(aws cognito-idp create-user-pool-client --user-pool-id "$POOL_ID" --client-name order-export \
  --explicit-auth-flows ALLOW_REFRESH_TOKEN_AUTH \
  --query UserPoolClient.ClientId --output text)
aws cognito-idp update-user-pool-client --user-pool-id "$POOL_ID" --client-id "$EXPORT_ID" --client-name order-export \
  --allowed-o-auth-flows-user-pool-client --allowed-o-auth-flows client_credentials --allowed-o-auth-scopes orders/read
