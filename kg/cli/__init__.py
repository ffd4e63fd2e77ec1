"""The command line: one file a command, one library call each."""
