"""What machines read beside the API: what changed in the listings, and on which days lines are closed.

routes.py        their addresses
ready.py         their bytes, with ETag
cross_origin.py  which reads a page of another site may do, those of the API too
changes.py       the changes as JSON Feed and Atom; entries.py what both say of one change
overlooked.py    changes of which no entry tells: `madoguchi changes`
calendars.py     the closures as iCalendar
closing_ways.py  the ways whose hours are stated, with their closures
closed_days.py   days on which a line is closed out of its usual hours
data_day.py      the day by which all of it is dated
phrases.py       their words (phrases.yaml)
"""
