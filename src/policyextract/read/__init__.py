"""Reading: files in, text and what the file says of itself out. Nothing here knows of facts."""
