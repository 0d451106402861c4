"""Recognition of figures: component, rules, word lists and examples."""
