"""Posters, cards and bookmarks to print, for a prefecture and a level of school.

paper.py    what a paper is for, as its address says it
lines.py    which channels stand on it, and by which way they are reached
dates.py    the day its facts are from, and the day until which it may hang
sheet.py    the page that is printed
index.py    the page on which a paper is chosen
routes.py   GET /paper/…
"""
