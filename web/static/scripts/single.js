/**
 * The beginning of the one-file page, written into it. Unpacks the scripts that the file holds and starts them; where a browser
 * cannot, the list that stands in the file stays as it is.
 *
 *     single/start.js      what happens then
 *     single/loading.js    in place of loading.js: from the file itself
 *     single/clock.js      in place of answer/clock.js: the device's own clock
 *     single/hours.js      in place of evaluator/hours.js: nothing is open by data that is too old
 *     single/age.js        how old that is
 *     single/visit.js      links inside the file
 *
 * Scripts come in an order in which each stands after those that it imports, and name them as "@answer/clock.js".
 */

const IMPORTED = /"@([\w/]+\.js)"/g;

/** What the file holds under a name, unpacked. */
async function unpacked(name) {
  const bytes = Uint8Array.from(atob(document.getElementById(name).content.textContent), (sign) => sign.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).blob();
}

async function begin() {
  const scripts = JSON.parse(await (await unpacked("scripts.json")).text());
  const addresses = new Map();
  for (const [name, script] of scripts) {
    const linked = script.replace(IMPORTED, (_, imported) => JSON.stringify(addresses.get(imported)));
    addresses.set(name, URL.createObjectURL(new Blob([linked], { type: "text/javascript" })));
  }
  const { start } = await import(addresses.get("single/start.js"));
  await start(unpacked);
}

if (typeof DecompressionStream === "function") begin().catch(() => {});
