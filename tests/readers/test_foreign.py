"""Files of other tools are named for what they are, and nothing else is said about them."""

import pytest

from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.foreign import foreign_format
from skelint.readers.reading import document

RULES = Ruleset.collect()
TEMPLATE = """AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Client:
    Type: AWS::Cognito::UserPoolClient
    Properties:
      UserPoolId: !Ref Pool
      ClientName: !Sub "${Name}-web"
"""
RESOURCE = '{"Type": "AWS::Cognito::UserPoolClient", "Properties": {"ClientName": "app", "CallbackURLs": ["http://a/cb"]}}'
FILES = [
    ("template.yaml", TEMPLATE, "a CloudFormation template"),
    ("web.create-user-pool-client.yaml", TEMPLATE, "a CloudFormation template"),
    ("no-version.yaml", TEMPLATE.partition("\n")[2], "a CloudFormation template"),
    ("broken.json", '{"AWSTemplateFormatVersion": "2010-09-09",', "a CloudFormation template"),
    ("one-line.json", '{"Resources": {"C": {"Type": "AWS::Cognito::UserPoolClient"}}}', "a CloudFormation template"),
    ("web.create-user-pool-client.json", RESOURCE, "a CloudFormation resource"),
    ("service.yaml", "# a service\nkind: Service\napiVersion: v1\nmetadata:\n  name: web\n", "a Kubernetes manifest"),
    ("pod.json", '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "spec": {}\n}', "a Kubernetes manifest"),
    ("resource.yaml", "Type: AWS::Cognito::UserPoolClient\nProperties:\n  ClientName: app\n", "a CloudFormation resource"),
]


@pytest.mark.parametrize(("path", "text", "name"), FILES, ids=[path for path, _, _ in FILES])
def test_a_named_file_of_another_tool_is_one_finding(path: str, text: str, name: str) -> None:
    (diagnostic,) = lint(document(path, text.encode()), RULES)
    assert (diagnostic.code, diagnostic.message) == ("CLI015", f"this is {name}, which skelint does not read yet")


@pytest.mark.parametrize(("path", "text", "name"), FILES, ids=[path for path, _, _ in FILES])
def test_one_that_was_met_in_a_folder_is_passed_over(path: str, text: str, name: str) -> None:  # noqa: ARG001
    assert lint(document(path, text.encode(), named=False), RULES) == []


@pytest.mark.parametrize(
    "text",
    [
        '{"ClientName": "AWS::Cognito::UserPoolClient"}',
        "ClientName: app  # was Type AWS::Cognito::UserPoolClient\n",
        '{"ClientName": "AWSTemplateFormatVersion: x"}',
        '{"Resources": ["a"], "Type": "web"}',
        "clusterName: web\ntemplate: |\n  apiVersion: v1\n  kind: Pod\n",
        '{"apiVersion": "1.0", "kindly": "yes"}',
    ],
)
def test_an_input_is_not_taken_for_one(text: str) -> None:
    assert foreign_format(text) is None
