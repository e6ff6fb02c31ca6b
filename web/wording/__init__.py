"""What the pages say, in every language.

languages.py     the languages and their paths
texts.py         the words of the pages in one language: texts/*.yaml
catalogue.py     their translations: catalogues/*.po; translating.py brings those up to date
ruby.py          readings over kanji, and where Japanese may break a line
moments.py       days, times and opening states in words; day_readings.py the same with readings
hours_words.py   opening hours in words
own_words.py     whether a language has words of its own for something
"""
