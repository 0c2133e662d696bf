// What has the focus: whether it can be seen, and whether a ring shows it.
() => {
  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
  return {
    tag: e.tagName, id: e.id, href: e.href, words: e.textContent,
    ring: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2,
    seen: r.width > 0 && r.right > 0 && r.bottom > 0 && r.top < innerHeight,
  };
}
