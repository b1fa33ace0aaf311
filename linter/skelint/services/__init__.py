"""What is known of the operations of AWS: their models, their structure, which input is for which."""
