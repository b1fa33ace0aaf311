"""Amazon S3: what its rules share."""

API = "https://docs.aws.amazon.com/AmazonS3/latest/API"
