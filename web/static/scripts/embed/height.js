/** How tall the frame would like to be. A page that holds it may listen; one that does not gives it scrollbars. */

/** Tell the page around, now and after each change, {type: "madoguchi:height", height} in CSS pixels, and nothing else. */
export function tellHeight() {
  if (window.parent === window || !("ResizeObserver" in window)) return;
  const root = document.documentElement;
  let told = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    window.parent.postMessage({ type: "madoguchi:height", height }, "*"); // any page may hold it, and the height is no secret
  });
  observer.observe(root);
}
