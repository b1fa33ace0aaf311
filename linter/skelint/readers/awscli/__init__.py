"""What the AWS CLI makes of a command: its options become a request, merged with the input file that they name."""
