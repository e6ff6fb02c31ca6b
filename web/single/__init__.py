"""The page that is one file, for a USB stick or a school without network: data, rules and hours inside, and nobody is asked.

plines.py    the list, each channel told in full once
scripts.py  the scripts of the public page, with those that need a server replaced
packing.py  what the file holds packed, and the policy that lets nothing else in or out
routes.py   GET /single/<language>/<level>/<place>
"""
