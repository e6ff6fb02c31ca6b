/** A frame that is a file cannot read what its address asks for; the browser can. */

/** As in web/embed/preset.py. */
export const THEMES = ["auto", "light", "dark", "contrast"];

/** Put on the theme of the address. An accent needs the server, which checks its contrast: a file goes without. */
export function putOnTheme() {
  const asked = new URLSearchParams(location.search).get("theme");
  if (THEMES.includes(asked)) document.documentElement.dataset.theme = asked;
}
