"""Recognition of times: component, rules, word lists and examples."""
