"""The only rooms that know Rich, csv, json and charts: a Report becomes text."""
