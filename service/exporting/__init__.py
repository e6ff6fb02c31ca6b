"""The public side as files that any web server can serve."""
