"""Amazon ECS: task definitions. What its rules share: the operation, and where it is documented."""

REGISTER = "ecs register-task-definition"
REGISTER_PAGE = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html"
GUIDE = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide"
