// Lights up the words that an address or a note names. Everything else works without a script.
(function () {
  "use strict";
  function pieces(start, end) {
    return Array.prototype.filter.call(document.querySelectorAll("[data-s]"), function (el) {
      return +el.dataset.s >= start && +el.dataset.e <= end;
    });
  }
  function unlight(name) {
    document.querySelectorAll("." + name).forEach(function (el) { el.classList.remove(name); });
  }
  function light(spans, name) {
    unlight(name);
    spans.forEach(function (span) { pieces(span[0], span[1]).forEach(function (el) { el.classList.add(name); }); });
  }
  function lightAddress() {
    var found = /^#w-(\d+)-(\d+)$/.exec(location.hash);
    if (!found) { unlight("lit"); return; }
    light([[+found[1], +found[2]]], "lit");
  }
  function fromAddress() {
    lightAddress();
    var first = document.querySelector(".lit");
    if (first) { first.scrollIntoView({ block: "center", behavior: "instant" }); }
  }
  // A place that an earlier build had, and this page has not: the table says where its words are now.
  function fromEarlierBuild() {
    var name = location.hash.slice(1);
    if (!/^[a-z]+-[a-z0-9]+$/.test(name) || document.getElementById(name)) { return; }
    var own = document.querySelector('script[src$="static/site.js"]').getAttribute("src");
    window.communiqueMoved = function (places) {
      if (Object.prototype.hasOwnProperty.call(places, name)) { location.replace(own.replace("static/site.js", "") + places[name]); }
    };
    var table = document.createElement("script");
    table.src = own.replace("site.js", "moved.js");
    document.head.appendChild(table);
  }
  function spansOf(el) {
    return el.dataset.spans.split(" ").map(function (pair) { return pair.split("-").map(Number); });
  }
  window.addEventListener("hashchange", fromAddress);
  document.addEventListener("DOMContentLoaded", function () {
    fromAddress();
    fromEarlierBuild();
    var here = document.querySelector(".top nav [aria-current]");
    if (here) { here.parentNode.scrollLeft = here.offsetLeft - here.parentNode.offsetLeft - 20; }
    // On a phone the parts are one line that scrolls; a browser leaves a part that is half in view where it is.
    document.querySelector(".top nav").addEventListener("focusin", function (event) {
      event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    document.querySelectorAll("[data-spans]").forEach(function (el) {
      ["mouseenter", "focus"].forEach(function (on) { el.addEventListener(on, function () { light(spansOf(el), "lit"); }); });
      ["mouseleave", "blur"].forEach(function (off) { el.addEventListener(off, lightAddress); });
    });
  });
}());
