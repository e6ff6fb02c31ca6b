/**
 * Takes a one-time link's token out of the address, so that it stays neither on the screen nor in the history.
 * Nothing is sent: what looks at links for others must not use one up.
 */
function take() {
  const token = location.hash.slice(1);
  if (!token) return;
  history.replaceState(null, "", location.pathname);
  const field = document.querySelector("#token");
  field.value = token;
  field.form.querySelector("button").focus();
}

addEventListener("hashchange", take);
take();
