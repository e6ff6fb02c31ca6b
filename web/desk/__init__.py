"""The counselor's desk and the page on which a sealed note is opened, in Japanese and English; nobody may keep a page of it.

routes.py      every route, and what happens when somebody may not use one
gate.py        same origin, small bodies, not too often
access.py      who asks; forms.py what pages with forms share
entering.py    the door; joining.py from an invitation to an account; oidc.py an organisation's own sign-in
people.py      who is in the organisation; account.py one's own account
finder/        from a situation to its targets
note_page.py   the blank form on paper, and the words of the note (note_words.py), which is written on the device
sealed_notes/  sealed notes over HTTP; opening.py the page where one is opened, and the sender's list
reviews.py     what must be looked at again, for editors; counts.py how often a channel was chosen
kept_page.py   what is kept: a public page, in three languages, which may be kept
view.py        what every page of the desk has
wording.py     the texts of the desk, from texts/
"""
