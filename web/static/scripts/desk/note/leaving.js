/** A draft lives in its tab: leaving asks first, and afterwards nothing is left of it. */

/** `isDraft()`: is there something that would be lost? `forget()`: empty everything. */
export function watchLeaving(isDraft, forget) {
  addEventListener("beforeunload", (event) => {
    if (isDraft()) event.preventDefault();
  });
  addEventListener("pagehide", forget);
}
