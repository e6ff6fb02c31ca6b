/**
 * Until the scripts that answer on the device are there, a form waits for them: nothing is sent because somebody was quick.
 * A classic script at the head of the page, so that it is there before any form. Where the others cannot come, it lets go.
 */

(() => {
  // Nothing can be sent to a copy as files: what no script has answered leads to the list. Window hears it after all others.
  window.addEventListener("submit", (event) => {
    const { list } = event.target.dataset;
    if (event.defaultPrevented || !list) return;
    event.preventDefault();
    location.replace(list);
  });

  if (!("noModule" in HTMLScriptElement.prototype)) return; // a browser without modules has no other scripts to wait for

  let held = null;

  function hold(event) {
    if (event.target.method !== "post") return;
    event.preventDefault();
    held = event;
    event.target.setAttribute("aria-busy", "true");
  }

  function letGo() {
    document.removeEventListener("submit", hold, true);
    if (!held) return;
    const { target, submitter } = held;
    target.removeAttribute("aria-busy");
    if (submitter) submitter.click();
    else target.requestSubmit();
  }

  document.addEventListener("submit", hold, true);
  document.addEventListener("answers", letGo, { once: true }); // the scripts are there, or will not come
  window.addEventListener("error", ({ target }) => target.localName === "script" && letGo(), true);
})();
