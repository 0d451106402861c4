"""Words, sentences, clauses and headings of the clean view."""
