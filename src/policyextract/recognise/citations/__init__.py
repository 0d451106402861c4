"""Recognition of citations: component, rules, word lists and examples."""
