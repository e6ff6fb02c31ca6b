"""The running application. (No class here is called Service; the field's noun is Channel, in ``directory/``.)

settings.py       what the environment sets
channel_facts.py  directory to the facts that the rule engine reads
snapshot.py       everything loaded, checked and compiled, as one object that is replaced whole
rendering.py      suggestions to the JSON of the API, from ready pieces
pieces.py         the ready pieces: what is said of a channel, a rule, a contact point
cautions.py       which cautions go with a channel of an answer
device_table.py   everything the evaluator in the browser reads; device_words.py the same for somebody's own words
explaining.py     why this channel, why not that one
proving.py         the proof on the real rules and listings; proving_report.py prints it
checking.py       what rule and listing editors need to know: `madoguchi check`
reloading.py      watches the files and replaces the snapshot
api.py            the routes under /api/v1
kept/             what is the same for everybody, answered before the framework
front.py          what is asked most, answered before the framework
suggest_endpoint.py  POST /api/v1/suggest
mistakes.py       our own mistakes in the log, without values (outermost.py catches them)
publishing.py     ready bytes of the directory, with ETag
listing_json.py   a channel with all its facts as JSON
finding.py        channels by filter
gap_map.py        how many channels answer, hour by hour (gap_view, gap_days, gap_answering; gap_csv, gap_report)
clock.py          the only clock
http_errors.py    problem+json that repeats nothing typed
schemas.py        the shapes of the API for OpenAPI
app.py            the composition root: puts directory, rules, API and pages together
leading.py        which channels lead where there is no hour: frames, posters
feeds/            what machines read: changes, closures, structured data
portals/          a school's own lines, signed
signing/          keys, signatures and manifests
exporting/        the public side as files
desk/             the counselor's desk: accounts, sealed notes, the database
cli.py            the command `madoguchi`; what it can be told to do is in commands/ (word_matching.py: `match`)
sentences.yaml    sentences about facts, in Japanese and English

Imports ``directory``, ``routing_rules`` and ``documents``; only app.py may import ``web``.
"""
