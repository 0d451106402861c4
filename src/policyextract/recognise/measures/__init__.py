"""Recognition of measures: component, rules, word lists and examples."""
