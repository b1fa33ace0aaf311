"""Amazon DynamoDB: tables. What its rules share: the operations, and where they are documented."""

CREATE = "dynamodb create-table"
UPDATE = "dynamodb update-table"

API = "https://docs.aws.amazon.com/amazondynamodb/latest/APIReference"
CREATE_PAGE = f"{API}/API_CreateTable.html"
UPDATE_PAGE = f"{API}/API_UpdateTable.html"
UNUSED_DEFINITIONS = "https://github.com/aws-cloudformation/cfn-lint/issues/1037"
"""What the service answers to definitions that are missing or unused, observed."""
