"""The public side as files that any web server can serve, with the same behaviour on the device.

plan.py      what a copy holds, and what the pages must give for it
age.py       how old its data are, and how long they may say "open"
layout.py    the file of an address
standing.py  where a page stands, for what cannot be rewritten
links.py     addresses to files, in pages and in data
pages.py     what a page says in a copy that it does not say on the server
data.py      the same for what the browser loads
asking.py    the application asked in its own process
making.py    all of it, from the first address to the last file
servers.py   samples for web servers, from the headers the application sent
manifest.py  every file with its hash, signed; what differs from it
folder.py    a new folder in the place of an old one
"""
