"""The frame that a school puts into its portal, and the page that makes it.

preset.py   what a frame shows, as its address says it
frame.py    the page of a frame: which channels it shows
ways.py     the few ways to each; takes.py whom it takes; sentences.py its first sentence
own_lines.py  a school's own lines, signed into the address
colours.py  an accent colour that can be read
linked.py   a frame as a file of its own, from its link
headers.py  who may hold and keep it
routes.py   GET /embed/v1/…
builder_routes.py  GET /embed/: the page that makes frames, and what belongs to it
builder.py  what that page shows; snippets.py what is copied from it; banner.py pictures for places that take links only
it_sheet.py the page for a school's IT department; contact.py whom it writes to
origin.py   the address under which other sites reach this one
oembed.py   GET /oembed
"""
