"""Quality and speed, measured: each module prints a table when it is run."""
