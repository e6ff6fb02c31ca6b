/** The data of service/device_words.py as it was before it was packed. */

const CODES = Array.from({ length: 95 }, (_, n) => String.fromCharCode(32 + n)).filter((code) => code !== '"' && code !== "\\");
const WIDE = 0xfee0;

/** `{language, spellings: [[written, counted]], danger: {level: [words]}, unless: [words], examples: {situation: [clause]}}` */
export function unpacked({ language, alphabet, japanese, other }) {
  const readCoded = reader(alphabet);
  const halves = [[japanese, readCoded], [other, (text) => text]];
  const items = (name) => halves.flatMap(([half, read]) => list(read(half[name])));
  const [half, read] = halves.find(([{ examples }]) => examples);
  return {
    language,
    spellings: items("spellings").map((pair) => pair.split(">")),
    danger: { call_now: items("call_now"), wants_to_die: items("wants_to_die") },
    unless: items("unless"),
    examples: Object.fromEntries(Object.entries(half.examples).map(([id, text]) => [id, list(read(text))])),
  };
}

function list(text) {
  return text ? text.split("|") : [];
}

function reader(alphabet) {
  const signs = new Map([...alphabet].map((sign, n) => [CODES[n], narrow(sign)]));
  return (coded) => [...coded].map((code) => signs.get(code) ?? narrow(code)).join("");
}

function narrow(sign) {
  if (sign === "\u3000") return " ";
  return sign >= "！" && sign <= "～" ? String.fromCharCode(sign.charCodeAt(0) - WIDE) : sign;
}
