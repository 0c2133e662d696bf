// What only a page of somebody else can have put here: elements, handlers, links to elsewhere.
() => {
  const found = [...document.querySelectorAll(
    "img, iframe, object, embed, form:not(.search):not(.decide), style, base, svg[onload], x-evil, body script, body meta, body link, [autofocus], [srcdoc]"
  )].map(e => e.outerHTML.slice(0, 80));
  for (const e of document.querySelectorAll("*")) {
    for (const a of e.attributes) { if (/^on/i.test(a.name) || a.name === "style") { found.push(`${e.tagName} ${a.name}`); } }
  }
  for (const a of document.querySelectorAll("[href], [src]")) {
    const to = new URL(a.getAttribute("href") || a.getAttribute("src"), document.baseURI);
    if (to.protocol !== location.protocol && to.href !== "data:,") { found.push(to.href.slice(0, 80)); }
  }
  return found;
}
