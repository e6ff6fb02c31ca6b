"""How fast it is, beside well-known peers: ``python -m tests.bench`` (some six minutes; ``--quick`` about one).

suggestion.py  one suggestion with its reasons, against zen-engine running the same rules
zen_rules.py   the rule book in zen-engine's own form, and an engine that asks zen which rules speak
http.py        the API under load, against the hello world of FastAPI and of Starlette
pages.py       ready pages against nginx (nginx.py) sending the same bytes
peak.py        the busiest hour of visits that one can fear; visitor.py makes the visits
start.py       from process start to the first answer, and memory after two thousand answers
processes.py   servers in processes of their own, each on a core of its own
load.py        requests from a separate process: wrk, or loader.py where wrk is not installed
measuring.py   contenders taken in turn, medians
report.py      tables, aims and one line of JSON

CPU time is the steadier figure on a machine that does other work as well; requests per second is what the aims are about.
"""
