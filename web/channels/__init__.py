"""A page for each channel, and the list of all.

codes.py         addresses that say nothing
channel_page.py  what happens when one turns to it; contact_view.py one of its ways
fact_view.py     a fact with its source and day; fact_words.py its answer in words
week_picture.py  the hours of a week as a picture, of the days that ordinary_week.py chooses
structured.py    what a page shows, as schema.org data
list_page.py     all channels, by topic and by prefecture
"""
