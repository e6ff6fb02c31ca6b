"""Ages as editors write them: "0-17" is up to 17, "18-" is from 18."""

import re
from typing import Any

from documents.checking import mistake

OLDEST = 120


def age_bounds(value: Any) -> dict[str, int]:
    """The ends of a span of ages, both included, as ``least`` and ``most``."""
    found = re.fullmatch(r"([0-9]{1,3})-([0-9]{1,3})?", value) if isinstance(value, str) else None
    if not found:
        raise mistake(
            '年齢は "0-17"(17歳まで)か "18-"(18歳から)のように書きます。',
            'Write ages as "0-17" (up to 17) or "18-" (from 18).',
        )
    least, most = int(found[1]), int(found[2] or OLDEST)
    if max(least, most) > OLDEST:
        raise mistake(
            f'年齢は {OLDEST} までで書きます。上の限りがなければ "18-" のように書きます。',
            f'Write ages up to {OLDEST}; without an upper limit write "18-".',
        )
    if least > most:
        raise mistake(f'小さいほうの年齢を先に書きます: "{most}-{least}"。', f'Write the lower age first: "{most}-{least}".')
    return {"least": least, "most": most}
