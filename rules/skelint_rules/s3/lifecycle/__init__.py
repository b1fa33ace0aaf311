"""BKT1xx: the lifecycle rules of a bucket. What these rules share: the operation, and where it is documented."""

from skelint_rules.s3 import API

PUT = "s3api put-bucket-lifecycle-configuration"
PUT_PAGE = f"{API}/API_PutBucketLifecycleConfiguration.html"
RULE_PAGE = f"{API}/API_LifecycleRule.html"
