"""The coded referral note: what it may hold, who may get which part of it, and what opens a fact without consent.

data/          facts.yaml, consent.yaml, grounds.yaml, duties.yaml, profiles/ (one file a kind of recipient), README.md
model.py       what a note may hold, and consent, as models
recipients.py  grounds, duties and recipients as models
loading.py     files to Disclosing; every mistake has file and line
references.py  do the files point only to things that exist, and does every profile speak of every fact?
plain.py       one language of it as plain data for the browser
checking.py    note_problems(): why a note must not leave; the browser's check is compared with it
consents.py    the consent entries of one note: what they let go, what they hold back
saying.py      what is said of a note that must not leave
showing.py     which duties are shown for an inquiry on a day

Pure, as all of ``routing_rules``: knows channels by id only, takes the day from its caller, keeps no note.
"""
