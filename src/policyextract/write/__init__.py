"""Writing: a record as JSON, or as tables to read on a terminal."""
