/** The link of a note: its id in the path, its key in the fragment. The key is taken out of the address at once. */

const ID = /\/n\/([\w-]{22})$/;
const KEY = /^#([\w-]{43})(?![\w-])/; // what a mail program hangs onto a link is no part of the key

/** `{id, key}`, null where the link is cut off. Afterwards address bar and history have no key. */
export function takeLink() {
  const id = ID.exec(location.pathname)?.[1];
  const key = KEY.exec(location.hash)?.[1];
  if (location.hash) history.replaceState(null, "", location.pathname);
  return id && key ? { id, key } : null;
}

/** Has somebody put a whole link into the address of this page? */
export function hasKey() {
  return KEY.test(location.hash);
}

/** The links to the other languages lead to the same note; the key goes along when one is followed. */
export function carryAlong(links, { id, key }) {
  for (const link of links) {
    link.pathname = link.pathname.replace(/\/n\/.*$/, `/n/${id}`);
    link.onclick = (event) => {
      event.preventDefault();
      location.assign(`${link.pathname}#${key}`);
    };
  }
}
