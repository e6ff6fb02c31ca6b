/** Links inside the file are followed inside the page: neither the address nor the tab's history tells where somebody was. */

import { showPage } from "../views.js";
import { tellAge } from "./age.js";

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.defaultPrevented) return;
  event.preventDefault();
  if (link.dataset.page) showPage(link.dataset.page);
  else goTo(link.hash.slice(1));
});

setInterval(tellAge, 60000);
document.addEventListener("visibilitychange", tellAge);

/** To a part of what is shown, without an address of its own. */
function goTo(id) {
  const part = document.getElementById(id);
  if (!part) return;
  if (part.tabIndex < 0) part.tabIndex = -1;
  part.scrollIntoView();
  part.focus({ preventScroll: true });
}
