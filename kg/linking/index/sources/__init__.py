"""Where the records of an index come from."""
