"""What an editor writes in YAML, read so that every mistake has a file and a line.

reading.py          a file to plain data: every scalar stays text, repeated and empty keys are refused, positions are kept
syntax_messages.py  what is said of a file that is not YAML
problems.py         one mistake in two languages, and the exception that carries a list of them
checking.py         plain data to a pydantic model; each refusal becomes a problem at its line
shape_messages.py   what is said of data that does not fit a model
readings.py         readings of kanji: 相談《そうだん》
sources.py          where something was read
easy_japanese.py    what makes easy Japanese hard (hard_words.yaml)
ages.py             "0-17" and "18-"

The lowest layer: ``directory`` and ``routing_rules`` both stand on it, it knows neither.
"""
