"""The dataset and its parts, in the words of the SDMX information model; no input or output."""
