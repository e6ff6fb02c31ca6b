"""The frame that a school puts into its portal, and the page that makes it.

preset.py   what a frame shows, as its address says it
frame.py    the page of a frame
headers.py  who may hold and keep it
routes.py   GET /embed/v1/…
builder_routes.py  GET /embed/: the page that makes frames
oembed.py   GET /oembed
"""
