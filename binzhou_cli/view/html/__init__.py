"""Pages without script: elements, figures with their sources, tables, small pictures."""
