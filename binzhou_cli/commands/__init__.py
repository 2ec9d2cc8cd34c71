"""The verbs, one file each: arguments in, a Report out."""
