"""Recognisers: where a fact stands, of what kind, and by which rule. They carry no values."""
