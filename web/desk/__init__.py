"""The counselor's desk and the page on which a sealed note is opened. In Japanese and English; nothing here may be kept.

routes.py      every route, and what happens when somebody may not use one
gate.py        same origin, small bodies, not too often
access.py      who asks
entering.py    the door; people.py the organisation and one's own account; passkeys.py
finder.py      from a situation to its targets
note_page.py   the note, written on the device; sealed_notes.py keeps it sealed; opening.py where it is opened
kept_page.py   the public page on what is kept
view.py        what every page of the desk has
wording.py     the texts of the desk, from texts/
"""
