async () => {
  const found = await window.axe.run(document, {resultTypes: ["violations"], preload: false, iframes: false});
  return found.violations.filter(v => ["serious", "critical"].includes(v.impact))
    .map(v => `${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + n.html.slice(0, 120)).join(" | ")}`);
}
