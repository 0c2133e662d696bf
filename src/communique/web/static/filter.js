// Narrows the timeline to lanes, to who takes part, where it was and who tells it. What is chosen stands in the address. Without a script all
// is shown.
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    var box = document.querySelector("[data-filter]");
    if (!box) { return; }
    var boxes = Array.from(box.querySelectorAll("input")), lists = Array.from(box.querySelectorAll("select"));
    var said = box.querySelector("output"), rows = Array.from(document.querySelectorAll("main li[data-lane]"));
    function has(row, list) { return !list.value || (row.dataset[list.name] || "").split(" ").includes(list.value); }
    function apply() {
      var lanes = boxes.filter(function (b) { return b.checked; }).map(function (b) { return b.value; }), out = {}, shown = 0;
      rows.forEach(function (row) {
        var stays = (!boxes.length || lanes.includes(row.dataset.lane)) && lists.every(function (list) { return has(row, list); });
        row.classList.toggle("out", !stays);
        out[row.id] = !stays;
        shown += stays ? 1 : 0;
      });
      document.querySelectorAll(".strip g[data-lane] a").forEach(function (bar) {
        bar.classList.toggle("out", !!out[bar.getAttribute("href").slice(1)]);
      });
      document.querySelectorAll("section.month").forEach(function (section) {
        section.classList.toggle("out", !section.querySelector("li:not(.out)"));
      });
      said.textContent = shown < +said.dataset.count ? shown + " of " + said.dataset.count + " events shown" : "";
    }
    function write() {
      var held = new URLSearchParams(), lanes = boxes.filter(function (b) { return b.checked; });
      if (lanes.length < boxes.length) { held.set("lane", lanes.map(function (b) { return b.value; }).join(" ")); }
      lists.forEach(function (list) { if (list.value) { held.set(list.name, list.value); } });
      location.hash = held.toString() || "events=all";
      apply();
    }
    function read() {
      var hash = location.hash.slice(1), row = hash && document.getElementById(hash);
      if (hash.includes("=")) {
        var held = new URLSearchParams(hash);
        boxes.forEach(function (b) { b.checked = !held.has("lane") || held.get("lane").split(" ").includes(b.value); });
        lists.forEach(function (list) {
          list.value = held.get(list.name) || "";
          if (list.selectedIndex < 0) { list.value = ""; }
        });
      } else if (row && row.classList.contains("out")) {
        boxes.forEach(function (b) { b.checked = b.checked || b.value === row.dataset.lane; });
        lists.forEach(function (list) { list.value = has(row, list) ? list.value : ""; });
        apply();
        row.scrollIntoView();
      }
      apply();
    }
    box.hidden = false;
    boxes.concat(lists).forEach(function (input) { input.addEventListener("change", write); });
    window.addEventListener("hashchange", read);
    read();
  });
}());
