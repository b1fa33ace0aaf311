"""AWS0xx: the structure of an input, as the service model describes it. What these rules share: where it is documented."""

SKELETONS = "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html"
TYPES = "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html"
VALIDATION = "https://github.com/boto/botocore/blob/develop/botocore/validate.py"
"""What the AWS CLI checks itself before it sends a request."""
TRAITS = "https://smithy.io/2.0/spec/constraint-traits.html"
"""What the limits, patterns and enumerations of a service model mean."""
