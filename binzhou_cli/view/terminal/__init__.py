"""A Chart as text; ``draw`` is the way in."""
