"""Linking: spans become facts with values and relations, by pure functions over plain data."""
