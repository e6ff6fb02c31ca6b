"""Is nobody left without a route? Proved over every combination of answers and every kind of moment.

space.py        the combinations: what is asked (Case), who asks (Person), where (PlaceGroup); equal ones merged
moments.py      which channels answer at each kind of moment, as masks
properties.py   what must hold, each a short function with the sentence a domain expert would say
world.py        what properties ask of a table
node.py         a class of inquiries as a property sees it
prover.py       the walk: splits field by field, looks at every distinct outcome once, stops at the first breach
gaps.py         the real gaps of Japan's services that are written down, and whether they are still there
telling.py      a breach as a sentence in Japanese and English

Exact: nothing is sampled. See docs/proof.md for the argument.
"""
