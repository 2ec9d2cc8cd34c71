"""Tables that are never read whole: an engine scans them, and gives what is asked for."""
