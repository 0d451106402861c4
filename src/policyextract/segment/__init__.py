"""Words, sentences and headings of the clean view."""
