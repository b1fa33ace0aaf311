"""Amazon Route 53: the records of hosted zones. What its rules share: the operation, and where it is documented."""

CHANGE = "route53 change-resource-record-sets"
RECORD_PAGE = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html"
CHANGE_PAGE = "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html"
EXACTLY_ONE = "https://github.com/ansible-collections/community.aws/issues/545"
"""What the service answers to a record that has too much or too little in it, observed."""
