"""From records to a Report: which columns they have, and what a reader must know of them."""
