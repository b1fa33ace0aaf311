"""CLI135: the AWS CLI has no such service, or no such operation or command of it."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI135",
    name="unknown-command",
    severity=Severity.WARNING,
    evidence=Evidence.MODEL,
    problems=[ProblemKind.UNKNOWN_COMMAND],
    references=["https://docs.aws.amazon.com/cli/latest/reference/"],
    service_error="aws: error: argument operation: Invalid choice, valid choices are: …",
    bad=[
        Example(
            "aws cognito-idp «create-user-pool-clent» --user-pool-id us-east-1_Ex1 --client-name web",
            says='cognito-idp has no operation "create-user-pool-clent"; did you mean create-user-pool-client?',
            fixed="aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 --client-name web",
            syntax="sh",
        ),
        Example(
            "aws «cognito-ipd» list-user-pools --max-results 10",
            says='there is no service "cognito-ipd"; did you mean cognito-idp?',
            fixed="aws cognito-idp list-user-pools --max-results 10",
            syntax="sh",
        ),
        Example(
            "aws s3 «cpp» client.json s3://amzn-s3-demo-bucket/",
            says='s3 has no command "cpp"; did you mean cp?',
            fixed="aws s3 cp client.json s3://amzn-s3-demo-bucket/",
            syntax="sh",
        ),
        Example(
            "aws ec2 wait «instance-runing» --instance-ids i-0123456789abcdef0",
            says='ec2 wait has no command "instance-runing"; did you mean instance-running?',
            fixed="aws ec2 wait instance-running --instance-ids i-0123456789abcdef0",
            syntax="sh",
        ),
        Example(
            "aws «frobnicator» list-things --all",
            says='there is no service "frobnicator"',
            syntax="sh",
        ),
    ],
    good=[
        Example("aws s3 cp client.json s3://amzn-s3-demo-bucket/", syntax="sh"),
        Example("aws cognito-idp list-user-pools --max-results 10", syntax="sh"),
        Example("aws s3api wait bucket-exists --bucket amzn-s3-demo-bucket", syntax="sh"),
        Example("aws configure set region eu-west-1", syntax="sh"),
        Example("aws $SERVICE list-things", syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A command names a service, an operation or a command that the AWS CLI does not have.

    The CLI then prints its usage and ends with an error, and sends nothing. skelint knows the services and operations, the
    waiters (`ec2 wait instance-running`) and own commands (`s3 cp`, `configure`, `cloudformation deploy`) of the version that
    its catalogue is made from, and the commands that only version 2 has.

    If another name is so near that it must be meant, this is an error. Otherwise it is a warning: the name may be newer than
    the catalogue, or an alias of yours in `~/.aws/cli/alias`.
    """
    name = quoted(problem.value)
    what = f"{problem.detail} has no {problem.syntax} {name}" if problem.detail else f"there is no service {name}"
    near = problem.names[0] if problem.names else None
    yield Finding(
        at=problem,
        message=f"{what}; did you mean {near}?" if near else what,
        severity=Severity.ERROR if problem.sure else None,
        help=None if near else "is it an alias, or newer than the catalogue?",
        fix=Fix(f"Replace with {near}", problem.mend, Applicability.UNSAFE) if near and problem.mend else None,
    )
