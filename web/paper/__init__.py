"""Posters, cards and bookmarks to print, for a prefecture and a level of school.

routes.py   GET /paper/…
"""
