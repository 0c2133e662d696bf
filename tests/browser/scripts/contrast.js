// Elements of `selector` with words of their own whose contrast with what is behind them is below 4.5 (WCAG 2.2, 1.4.3).
selector => {
  const parts = colour => {
    const n = colour.match(/[\d.e-]+/g).map(Number);
    const scale = colour.startsWith('color(') ? 255 : 1;
    return [n[0] * scale, n[1] * scale, n[2] * scale, n.length > 3 ? n[3] : 1];
  };
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat([1]);
  const behind = el => {
    const held = [];
    for (let e = el; e; e = e.parentElement) { held.push(parts(getComputedStyle(e).backgroundColor)); }
    return held.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const light = c => {
    const [r, g, b] = c.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const worst = {};
  for (const el of document.querySelectorAll(selector)) {
    const own = [...el.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own || !el.checkVisibility({visibilityProperty: true})) { continue; }
    const under = behind(el), ink = over(parts(getComputedStyle(el).color), under);
    const [a, b] = [light(ink), light(under)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) { worst[`${el.tagName}.${el.className}`] = `${ratio.toFixed(2)} ${getComputedStyle(el).color}: ${el.textContent.slice(0, 30)}`; }
  }
  return worst;
}
