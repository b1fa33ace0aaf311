"""ECS1xx: what a task definition needs to run on AWS Fargate."""
