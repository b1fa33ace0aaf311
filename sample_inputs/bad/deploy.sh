#!/bin/sh
# Puts the site behind a name of its own.
aws iam create-role --role-name site --assume-role-policy-document trust.json
aws s3api put-bucket-policy --bucket example-site --policy ./policies/site.json
aws route53 change-resource-record-sets --hosted-zone-id Z1EXAMPLE --change-batch '{
  "Changes": [{"Action": "UPSERT", "ResourceRecordSet": {"Name": "www.example.com", "Type": "A", "TTL": 60,
    "AliasTarget": {"HostedZoneId": "Z2FDTNDATAQYW2", "DNSName": "d111111abcdef8.cloudfront.net", "EvaluateTargetHealth": false}}}]
}'
aws cloudfront update-distribution --id E1EXAMPLE --distribution-config "$CONFIG"
aws events put-targets --rule nightly --targets '[{"Id": "1", "Arn": "arn:aws:sqs:us-east-1:111122223333:jobs", "Input": "{env: prod}"}]'
