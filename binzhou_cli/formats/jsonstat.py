"""JSON-stat 1 and 2: a cube with its dimensions, as a table of one row a cell."""
