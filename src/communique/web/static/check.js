// One key for each thing that a person does while checking. Without a script the same buttons, links and fields do it.
(function () {
  "use strict";
  var STORED = "communique-keys";
  function typing(el) { return el && (/^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName) || el.isContentEditable); }
  function on() { try { return localStorage.getItem(STORED) !== "off"; } catch (e) { return true; } }
  function chosen() {
    var held = window.getSelection(), box = document.querySelector("[data-words]"), words = String(held).trim();
    if (!words || !box || !held.rangeCount || !box.contains(held.getRangeAt(0).commonAncestorContainer)) { return null; }
    var first = held.getRangeAt(0).startContainer, el = first.nodeType === 1 ? first : first.parentElement;
    var piece = el.closest("[data-s]");
    return { words: words, near: piece ? +piece.dataset.s + (first.nodeType === 3 ? Array.from(first.data.slice(0, held.getRangeAt(0).startOffset)).length : 0) : "" };
  }
  document.addEventListener("DOMContentLoaded", function () {
    var form = document.querySelector("[data-decide]"), off = document.querySelector("[data-keys-off]"), toggle = document.querySelector("[data-keys]");
    function say() { if (off) { off.hidden = on(); } }
    if (toggle) {
      toggle.hidden = false;
      toggle.addEventListener("click", function () {
        try { localStorage.setItem(STORED, on() ? "off" : "on"); } catch (e) { return; }
        say();
      });
      say();
    }
    if (form) {
      var sent = false;
      form.addEventListener("submit", function (event) {
        if (sent) { event.preventDefault(); }
        sent = true;
      });
      window.addEventListener("pageshow", function () { sent = false; });
      // Enter in a field saves the correction; the first button of the form would confirm.
      form.addEventListener("keydown", function (event) {
        if (event.key === "Enter" && event.target.tagName === "INPUT") {
          event.preventDefault();
          form.requestSubmit(form.querySelector("button[value=corrected]"));
        }
      });
      document.addEventListener("mouseup", function () {
        var held = chosen();
        if (!held) { return; }
        form.elements.words.value = held.words;
        form.elements.near.value = held.near;
      });
    }
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && typing(document.activeElement)) { document.activeElement.blur(); return; }
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !on() || typing(event.target) || !/^[a-z]$/.test(event.key)) { return; }
      var el = document.querySelector('[data-key="' + event.key + '"]');
      if (!el) { return; }
      event.preventDefault();
      if (/^(INPUT|SELECT)$/.test(el.tagName)) {
        el.focus();
        if (el.select) { el.select(); }
      } else { el.click(); }
    });
  });
}());
