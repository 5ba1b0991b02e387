"""From parsed sentences to a record, a stage a file."""
