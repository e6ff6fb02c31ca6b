"""A school's own lines (the counselor's room, the city's desk), signed into the address of its frame.

school.py       the lines, as a frame shows them
plain_words.py  which words a line may have
own_number.py   which numbers a line may have
line.py         one line as it is written, checked
portal_file.py  the file that a school writes
retired.py      which numbers were given up
token.py        the lines as a part of an address: signed, read back and checked
trusted.py      whose signatures count here
address.py      the address of the frame, and what to paste

A child dials what stands there. So a line is checked when its file is read, and again each time it is shown.
"""
