#!/bin/sh
aws cognito-idp create-user-pool-domain --user-pool-id "$POOL" --domain acme-cognito-login
aws cognito-idp create-user-pool-domain --user-pool-id "$POOL" --domain acme.auth.eu-central-1.amazoncognito.com
aws cognito-idp create-user-pool-domain --user-pool-id "$POOL" --domain auth.example.com
aws cognito-idp create-user-pool-domain --user-pool-id "$POOL" --domain example.com \
  --custom-domain-config CertificateArn=arn:aws:acm:eu-central-1:111122223333:certificate/1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8f9
