"""The counselor's desk: who may sign in, and referral notes that nobody here can read. No HTTP and no HTML.

desk.py        one desk: database, keys, clock; ``desk.work()`` is the one way to a transaction
store.py       the database, SQLite or PostgreSQL; migrating.py brings it to the shape of migrations/
tables.py      every stored table
keys.py        the secret of an installation and what is derived from it; tokens.py random tokens and how they are stored
sessions.py    who is signed in
audit.py       who did what when, chained
"""
