"""The counselor's desk: who may sign in, and referral notes that nobody here can read. No HTTP and no HTML.

desk.py        one desk: database, keys, clock; ``desk.work()`` is the one way to a transaction
store.py       the database, SQLite or PostgreSQL; migrating.py brings it to the shape of migrations/
tables.py      every stored table
keys.py        the secret of an installation and what is derived from it; tokens.py random tokens and how they are stored
audit.py       who did what when, chained

door.py        the way in: password, then second factor; sessions.py who is signed in
counselors.py  accounts; organisations.py, invitations.py by one-time link; attempts.py wrong tries make the next one wait
passwords.py   argon2id; totp.py, passkeys.py, recovery.py the second factor; oidc.py an organisation's own sign-in

notes.py       sealed notes: kept, claimed once, withdrawn; note_reading.py, note_replies.py what a reader does; note_states.py
purging.py     what is deleted on its date; kept.py every stored column: why, how long, who reads it (kept.yaml)
backups.py     all but notes and sessions, to a file (backup_file.py) and back
counting.py    daily counts by channel, off at first

Imports the settings and nothing else of ``service``; rules and listings are not needed here.
"""
