"""A Chart as a Vega-Lite specification; ``specification`` is the way in."""
