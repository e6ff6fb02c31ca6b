"""Who can be reached, how and when. (The field's noun "Service" is called Channel here; ``service/`` is the application.)

data/                what editors write: one file a channel (national/), one a prefecture, organisations, short codes, holidays
model.py             Channel, ContactPoint, LocalContactPoint, Organisation
facts.py             one fact with its sources, day and confidence; the kinds of fact a listing is made of
numbers.py           printed form, dialled form and link of a number; the only import of phonenumbers
hours_syntax.py      opening hours as editors write them
hours_reader.py      reads them word by word; hours_selectors.py reads their dates and days
hours_rules.py       opening hours once read, as plain data
hours_errors.py      what can be wrong in them, and what to write; hours_hints.py guesses what was meant
hours_days.py        which hours a day has: the compiled form; hours_line.py asks it day by day
hours.py             open, closed or not stated, at any minute
kinds_of_moment.py   every combination of open and closed that any minute can bring
holidays.py          Japan's holidays
loading.py           files to Directory; every mistake has file and line
merging.py           own prefecture files beside the national ones
catalogue.py         Directory: all channels by id, contact points by place
reviews.py           facts past their date
changes.py           what changed in the listings, as editors write it in data/changes/

Imports ``documents`` only; knows nothing of rules, web or databases.
"""
