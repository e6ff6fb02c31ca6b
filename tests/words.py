"""The phrases as loaded once, and the invented sentences that were held out of them."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from routing_rules import phrases
from routing_rules.loading import load_vocabulary
from routing_rules.matching import Matcher
from routing_rules.phrases import Phrases

HELD_OUT: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "held_out_words.yaml").read_text(encoding="utf-8"))


@cache
def all_phrases() -> Phrases:
    """The project's own."""
    return phrases.load(load_vocabulary().situation_ids)


@cache
def matcher() -> Matcher:
    """Over the project's own phrases."""
    return Matcher(all_phrases())
