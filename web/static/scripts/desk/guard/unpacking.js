/** Word lists, written plainly or packed by first letter: 相原川,良内 is 相原, 相川 and 相良内. */

/** The words of a packed list. Raises where there are none: a guard without its lists must not look as if all were well. */
export function unpack(packed) {
  const words = new Set();
  for (const group of packed.split(" ")) for (const word of wordsOf(group)) words.add(word);
  if (words.size < 2) throw new Error("an empty list");
  return words;
}

/** The words of a list written with spaces and lines between them. */
export function listed(written) {
  const words = new Set(written.trim().split(/\s+/));
  if (words.size < 2) throw new Error("an empty list");
  return words;
}

function wordsOf(group) {
  const [first, ...rest] = group;
  const [ones, ...longer] = rest.join("").split(",");
  return [...[...ones], ...longer].map((end) => first + end);
}
