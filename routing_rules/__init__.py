"""Whom to name for which situation, how urgently, and why: rules as data, and the engine that reads them.

vocabulary.yaml  the questions and their answers           sources.yaml  where rules come from
rules/           the rules, one file a subject             advice/, cautions/  sentences that rules point to
vocabulary.py    the questions as a model
model.py         Rule, Condition, Example, Statement
loading.py       files to RuleBook; every mistake has file and line
references.py    do rules point only to things that exist?
inquiry.py       Inquiry: the answers given now, checked against the vocabulary
levels.yaml      levels of school, for frames and posters; levels.py reads them
compiling.py     RuleBook to one plain table of masks and lists
table.py         the table's shape, and Table: the same with integers for masks
engine.py        suggest(): which channels, in which order, because of which rules
standing.py      how a channel stands at a minute: open, closed or not stated
ranking.py       the order, lexicographic
questions.py     which unanswered question would change the list
examples.py      the examples that stand beside the rules, run
disclosing/      the coded referral note: facts, consent, grounds, duties, who may get what
phrases/         how people say each situation; phrases.py loads them
matching.py      somebody's own words to situations: folding.py and romaji.py write the same the same way, profiles.py
                 counts n-grams, danger_words.py finds what cannot wait

Pure: no HTTP, no database, no listing files, no clock. Imports ``documents`` only.
"""
