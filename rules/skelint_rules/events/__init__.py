"""Amazon EventBridge: what its rules share."""

API = "https://docs.aws.amazon.com/eventbridge/latest/APIReference"
GUIDE = "https://docs.aws.amazon.com/eventbridge/latest/userguide"
