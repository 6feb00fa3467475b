"""Helpers on plain text: no module here knows of articles."""
