/** What the main part of a page tells, in order: its words, where its links lead, what is chosen. The way back is left out. */
(() => {
  const UNSEEN = "template, script, .back, input[type=hidden], [role=status]";

  const marks = {
    A: (e) => [`→ ${e.getAttribute("href")}`],
    INPUT: (e) => [`${e.type} ${e.name}=${["checkbox", "radio"].includes(e.type) ? `${e.value} ${e.checked}` : e.value}`],
    OPTION: (e) => [`${e.value} ${e.selected}`],
    BUTTON: (e) => [`${e.name}=${e.value} ${e.getAttribute("formaction") || ""}`],
    DETAILS: (e) => [e.open && !e.matches(".because") ? "open" : "folded"],
    RT: () => ["reading"],
  };

  function* told(node) {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.data.replace(/\s+/g, " ").trim();
      if (text) yield text;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.hidden || node.matches(UNSEEN)) return;
    if (/^H[1-6]$/.test(node.tagName)) yield node.tagName;
    if (node.lang && node.tagName !== "MAIN") yield `lang ${node.lang}`;
    yield* (marks[node.tagName] || (() => []))(node);
    for (const child of node.childNodes) yield* told(child);
  }

  document.querySelector("main").normalize();
  return [...told(document.querySelector("main"))];
})()
