"""Who can be reached, how and when. (The field's noun "Service" is called Channel here; ``service/`` is the application.)

data/            what editors write: one file a channel (national/), one a prefecture, organisations, short codes, holidays
model.py         Channel, ContactPoint, LocalContactPoint, Organisation
facts.py         one fact with its sources, day and confidence; the kinds of fact a listing is made of
numbers.py       printed form, dialled form and link of a number; the only import of phonenumbers
hours_syntax.py  opening hours as editors write them
hours.py         open, closed or not stated, at any minute
holidays.py      Japan's holidays
loading.py       files to Directory; every mistake has file and line
catalogue.py     Directory: all channels by id, contact points by place
eligibility.py   does a channel take this person? yes, no or not stated
reviews.py       facts past their date

Imports ``documents`` only; knows nothing of rules, web or databases.
"""
