"""What `madoguchi` can be told to do; ``service/cli.py`` gives each its name.

serving.py    serve
asking.py     suggest, explain, match: an inquiry or words in, an answer out
editing.py    check, due: for those who write rules and listings
planning.py   prove, gaps, diff: for those who answer for the whole
people.py     user, organisation: who may sign in at the desk
exporting.py  export, verify: the public side as files
portals.py   portal: a school's own lines, signed into the address of its frame
papers.py    papers: posters, cards and bookmarks as PDF
keeping.py    backup, restore, purge, migrate, counts, audit: what the desk keeps
common.py     the files as they are or were, and how a command stops
"""
