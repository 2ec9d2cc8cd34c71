"""The program from Python: the same questions as the commands, through the same functions."""
