"""Pure functions from observations to growth, comparisons and ranks; no input or output."""
