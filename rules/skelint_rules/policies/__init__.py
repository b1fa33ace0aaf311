"""POL1xx: policies of any service. What these rules share: which member of which operation is a policy in JSON."""

MEMBERS = {
    "backup put-backup-vault-access-policy": "Policy",
    "dynamodb put-resource-policy": "Policy",
    "ecr put-registry-policy": "policyText",
    "ecr set-repository-policy": "policyText",
    "efs put-file-system-policy": "Policy",
    "iam create-policy": "PolicyDocument",
    "iam create-policy-version": "PolicyDocument",
    "iam create-role": "AssumeRolePolicyDocument",
    "iam put-group-policy": "PolicyDocument",
    "iam put-role-policy": "PolicyDocument",
    "iam put-user-policy": "PolicyDocument",
    "iam update-assume-role-policy": "PolicyDocument",
    "iot create-policy": "policyDocument",
    "iot create-policy-version": "policyDocument",
    "kinesis put-resource-policy": "Policy",
    "kms create-key": "Policy",
    "kms put-key-policy": "Policy",
    "logs put-resource-policy": "policyDocument",
    "s3api put-bucket-policy": "Policy",
    "s3control put-access-point-policy": "Policy",
    "secretsmanager put-resource-policy": "ResourcePolicy",
    "sts assume-role": "Policy",
}
"""The member of each operation that is a policy in JSON."""
OPERATIONS = tuple(MEMBERS)
NAMES = tuple(sorted(set(MEMBERS.values())))

GRAMMAR = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"
FILES = "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"
OF_TRUST = "This policy contains invalid Json"
OF_IAM = "Syntax errors in policy."
OF_BUCKETS = "Policies must be valid JSON and the first byte must be '{'"
ANSWERS = {
    "iam create-role": OF_TRUST,
    "iam create-policy": OF_IAM,
    "iam put-user-policy": OF_IAM,
    "s3api put-bucket-policy": OF_BUCKETS,
}
"""What the service was observed to answer to a policy that is not JSON."""
OBSERVED = (
    "https://github.com/AWSCookbook/Security/issues/2",
    "https://github.com/aws/aws-cli/issues/3501",
    "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1415",
    "https://github.com/aws/aws-cli/issues/2779",
)
