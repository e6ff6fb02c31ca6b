"""The guard of the referral note, run and measured with the very modules that the page loads.

``runner`` is ``make -s guard``: JSON lines in, findings out. ``page`` is the page it runs in. ``measuring`` counts what is found
and missed in the two corpora ``tuned.jsonl`` and ``held.jsonl``. ``making_names`` and ``making_numbers`` write the guard's lists.
"""
