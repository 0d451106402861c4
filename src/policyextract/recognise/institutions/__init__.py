"""Recognition of institutions: component, rules, word lists and examples."""
