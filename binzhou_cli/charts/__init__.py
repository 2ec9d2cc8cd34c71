"""What charts show, and the round figures of their axes; ``view`` draws them."""
