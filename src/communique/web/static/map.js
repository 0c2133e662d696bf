// Moves the map closer and along, by buttons, keys, pointer and wheel with Ctrl, and counts what the choice above leaves. Without a script all
// places are shown.
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    var box = document.querySelector("[data-map]");
    if (!box) { return; }
    var svg = box.querySelector("svg"), whole = box.dataset.whole.split(" ").map(Number), closest = 0.6;
    var places = svg.getAttribute("viewBox").split(" ").map(Number), view = places.slice(), pulled = null;
    var spots = Array.from(svg.querySelectorAll("a[data-spot]"));
    function label(unit) {
      var taken = [];
      spots.slice().reverse().forEach(function (spot) {
        var dot = spot.querySelector(".dot"), text = spot.querySelector("text");
        var left = +dot.getAttribute("cx") + dot.r.baseVal.value + 3 * unit, top = +dot.getAttribute("cy") - 9 * unit;
        var own = [left, top, left + 7.2 * unit * text.textContent.length, top + 17 * unit];
        var free = !spot.classList.contains("out") && !taken.some(function (b) {
          return own[0] < b[2] && b[0] < own[2] && own[1] < b[3] && b[1] < own[3];
        });
        if (free) { taken.push(own); }
        text.classList.toggle("away", !free);
      });
    }
    function draw() {
      var unit = view[2] / Math.max(320, svg.clientWidth || 1160);
      svg.setAttribute("viewBox", view.join(" "));
      spots.forEach(function (spot) {
        var dot = spot.querySelector(".dot"), text = spot.querySelector("text"), size = +dot.dataset.size;
        dot.setAttribute("r", size * unit);
        text.setAttribute("dx", (size + 3) * unit);
        text.setAttribute("dy", 4 * unit);
        text.setAttribute("font-size", 13 * unit);
      });
      label(unit);
    }
    function show(x, y, width) {
      width = Math.min(whole[2] * 1.1, Math.max(closest, width));
      var height = width * places[3] / places[2];
      x = Math.min(whole[2] - width / 4, Math.max(-width * 3 / 4, x));
      y = Math.min(whole[3] - height / 4, Math.max(-height * 3 / 4, y));
      view = [x, y, width, height];
      draw();
    }
    function closer(by, at) {
      at = at || [0.5, 0.5];
      var width = Math.min(whole[2] * 1.1, Math.max(closest, view[2] / by)), height = width * places[3] / places[2];
      show(view[0] + (view[2] - width) * at[0], view[1] + (view[3] - height) * at[1], width);
    }
    function along(x, y) { show(view[0] + x * view[2], view[1] + y * view[3], view[2]); }
    function where(event) {
      var frame = svg.getBoundingClientRect();
      return [(event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height];
    }
    var does = {
      in: function () { closer(1.6); }, out: function () { closer(1 / 1.6); },
      places: function () { show(places[0], places[1], places[2]); }, whole: function () { show(whole[0], whole[1], whole[2]); }
    };
    var keys = {
      "+": does.in, "=": does.in, "-": does.out, "0": does.places, ArrowLeft: function () { along(-0.15, 0); },
      ArrowRight: function () { along(0.15, 0); }, ArrowUp: function () { along(0, -0.15); }, ArrowDown: function () { along(0, 0.15); }
    };
    function count() {
      var all = !document.querySelector("main li[data-lane].out");
      spots.forEach(function (spot) {
        var listed = document.getElementById(spot.dataset.spot).parentNode.querySelectorAll("li:not(.out)").length;
        var rows = all ? +spot.querySelector(".dot").dataset.count : listed;
        var ring = svg.querySelector('[data-of="' + spot.dataset.spot + '"]'), title = spot.querySelector("title");
        spot.classList.toggle("out", !rows);
        if (ring) { ring.classList.toggle("out", !rows); }
        spot.querySelector(".dot").dataset.size = 5 + Math.min(20, 2.2 * Math.sqrt(Math.max(0, rows - 1)));
        title.textContent = title.textContent.replace(/: \d+ events?$/, ": " + rows + (rows === 1 ? " event" : " events"));
      });
      draw();
    }
    box.querySelector(".buttons").hidden = false;
    box.querySelectorAll("[data-zoom]").forEach(function (button) { button.addEventListener("click", does[button.dataset.zoom]); });
    box.addEventListener("keydown", function (event) {
      if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); keys[event.key](); }
    });
    svg.addEventListener("wheel", function (event) {
      if (event.ctrlKey || event.metaKey) { event.preventDefault(); closer(event.deltaY < 0 ? 1.25 : 0.8, where(event)); }
    }, { passive: false });
    svg.addEventListener("pointerdown", function (event) { pulled = { at: where(event), far: false }; });
    window.addEventListener("pointermove", function (event) {
      if (!pulled) { return; }
      var at = where(event), dx = pulled.at[0] - at[0], dy = pulled.at[1] - at[1];
      if (Math.abs(dx) + Math.abs(dy) < 0.006 && !pulled.far) { return; }
      pulled = { at: at, far: true };
      box.classList.add("held");
      along(dx, dy);
    });
    window.addEventListener("pointerup", function () {
      if (pulled && pulled.far) { svg.addEventListener("click", function (event) { event.preventDefault(); }, { capture: true, once: true }); }
      pulled = null;
      box.classList.remove("held");
    });
    svg.addEventListener("dragstart", function (event) { event.preventDefault(); });
    svg.addEventListener("dblclick", function (event) { event.preventDefault(); closer(1.6, where(event)); });
    ["change", "hashchange"].forEach(function (name) { window.addEventListener(name, function () { setTimeout(count, 0); }); });
    window.addEventListener("resize", draw);
    setTimeout(count, 0);
  });
}());
