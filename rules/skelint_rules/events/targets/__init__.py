"""EVB1xx: what the targets of a rule are sent."""

PUT = "events put-targets"
