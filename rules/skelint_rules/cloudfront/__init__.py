"""Amazon CloudFront: what its rules share."""

API = "https://docs.aws.amazon.com/cloudfront/latest/APIReference"
