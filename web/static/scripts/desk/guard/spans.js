/** Findings as {kind, start, end, general}: gathered from a pattern, and cleared of overlaps. */

/**
 * What a pattern finds. It stands for its group `found` where it has one, else for all it matched.
 * @param {RegExp} pattern  with the flags g and d
 */
export function gather(text, pattern, kind, general, holds = () => true) {
  const findings = [];
  for (const match of text.matchAll(pattern)) {
    const [start, end] = match.indices.groups?.found ?? match.indices[0];
    if (holds(match)) findings.push({ kind, start, end, general });
  }
  return findings;
}

/** Sorted and apart. Of two that overlap the earlier in `findings` stays, widened where the other reaches further. */
export function apart(findings) {
  const kept = [];
  for (const finding of findings) {
    const other = kept.find(({ start, end }) => start < finding.end && finding.start < end);
    if (!other) kept.push({ ...finding });
    else widen(other, finding, kept);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Only over what nobody else has found. */
function widen(other, { start, end }, kept) {
  const rest = kept.filter((each) => each !== other);
  other.start = Math.max(Math.min(other.start, start), ...rest.filter((each) => each.end <= other.start).map((each) => each.end), 0);
  const next = rest.filter((each) => each.start >= other.end).map((each) => each.start);
  other.end = Math.min(Math.max(other.end, end), ...next);
}
