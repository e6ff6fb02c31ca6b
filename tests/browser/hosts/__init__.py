"""Portals that hold a frame, one page a kind, with its sandbox, its policy and its rules for scripts. The schools are invented.

kinds.py      what each kind takes, and what works inside it
wordpress.py  what WordPress leaves of an answer to oEmbed
*.html        the pages; in [[ ]] what was copied from the builder, as code or as an attribute's value
"""
