"""How many channels answer at which hour, for people who plan services.

routes.py   GET on /gaps and /gaps/<situation>, as pages and as CSV
pages.py    what the pages show
filters.py  for whom it is counted
picture.py  where each rectangle stands
"""
