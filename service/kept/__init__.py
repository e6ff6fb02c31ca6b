"""What is the same for everybody, sent again in the bytes in which it was sent first, before the framework.

store.py      what is kept, until the files or the day change
recording.py  around the application: keeps what an ordinary response offers to every cache
protocol.py   in the server: answers from the store

Measured: the framework's routing and the server's own bookkeeping cost several times what sending ready bytes does
(docs/performance.md). Another server than `madoguchi serve` starts just has no store to answer from.
"""
