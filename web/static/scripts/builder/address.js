/** What is chosen to the address of a frame: the same as web/embed/preset.py writes. */

const ANY = "all";
const ACCENT = /^[0-9a-f]{6}$/;
const FRAMES = "/embed/v1/";

/**
 * What is chosen in the form. A colour that is not written to its end counts as none; a copy as files does not ask for one.
 * @param {FormData} data
 * @returns {{language: string, level: string, place: string, theme: string, accent: string, topics: string[]}}
 */
export function chosen(data) {
  const [language, level, place, theme] = ["language", "level", "place", "theme"].map((name) => data.get(name));
  const accent = (data.get("accent") ?? "").trim().replace("#", "").toLowerCase();
  return { language, level, place, theme, accent: ACCENT.test(accent) ? accent : "", topics: data.getAll("topics") };
}

/**
 * The address of a frame.
 * @param {string} site its beginning, without a slash at the end
 * @param {ReturnType<typeof chosen>} preset
 * @param {string} ending what a file's name ends with; empty where a server answers
 * @returns {string}
 */
export function frameAddress(site, preset, ending) {
  const path = [preset.language, preset.level || ANY, preset.place || ANY].join("/");
  const theme = preset.theme === "auto" ? "" : preset.theme;
  const given = Object.entries({ theme, accent: preset.accent, topics: preset.topics.join(",") }).filter(([, value]) => value);
  const query = given.map(([name, value]) => `${name}=${value}`).join("&");
  return `${site}${FRAMES}${path}${ending}${query && "?"}${query}`;
}

/**
 * Where this copy of the site keeps its frames, from the address of one: an export may lie in a folder and have named files.
 * @param {string} address such as https://example.org/folder/embed/v1/ja/all/all.html
 * @returns {{base: string, ending: string}} the folder, without a slash at its end, and what comes after a frame's path
 */
export function whereFilesAre(address) {
  const { pathname } = new URL(address);
  const [base, frame] = pathname.split(FRAMES);
  const [, ending] = /^[^/]+\/[^/]+\/[a-z0-9]+(.*)$/.exec(frame);
  return { base, ending };
}
