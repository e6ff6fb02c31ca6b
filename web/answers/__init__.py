"""From the first question to the page of an answer: on the device with JavaScript, by POST without it.

questions.py   the questions with their choices, as a form shows them
steps.py       one question after the other, and one step back
forms.py       a sent form to the inquiry that the rule engine reads
posting.py     POST on a first page
answering.py   an answer of the engine to its page; view.py, cards.py and refusals.py are what that page shows
deck.py        everything an answer can show, for the browser to pick from; device.py what the browser loads
"""
