"""What a change of rules and listings does to the answers: `madoguchi diff`, and answers as of a day.

git.py          the history, asked of git
revisions.py    a folder, a revision or a day to a Snapshot; what cannot be read is said in a sentence
differences.py  what was written differently: listings, rules, sentences, vocabulary, heading by heading
flattening.py   an editor's model as headings and texts, for that comparison
space.py        the inquiries that are compared, and how they are numbered
times.py        the named times of a week, cut wherever a line opens or closes during a year
sides.py        one side of the comparison: which channels, in which order, at which of these times
touched.py      what the change can touch at all
masks.py        which rules and channels accept some answers
comparing.py    the walk over all inquiries, skipping those that cannot differ
sharing.py      long work shared between processors
changes.py      what the walk found: inquiries by (first before, first now)
reducing.py     a large set of inquiries made small
grouping.py     a set of inquiries to few frames that cover it
reasons.py      why the first suggestion of one inquiry changed
wording.py      answers, times and frames in words
phrases.py      the phrases of the report (phrases.yaml)
telling.py      the report, ready to be shown
printing.py     the report on a terminal
page.py         the report as one HTML page (page.html)
command.py      both states read, compared and told
"""
