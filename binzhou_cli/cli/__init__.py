"""The command line: verbs, options, help, completion, and the one boundary for errors."""
