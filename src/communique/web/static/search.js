// Search. On the server the words go into the address; in a folder this script looks them up in an index that it loads when it is first needed.
(function () {
  "use strict";
  var TOKEN = /[\p{L}\p{N}\p{M}]+/gu, SHOWN = 50;
  function fold(words) { return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase(); }
  function tokens(words) {
    return Array.from(words.matchAll(TOKEN), function (m) { return {word: fold(m[0]), start: m.index, end: m.index + m[0].length}; });
  }
  // Each term: its words, and whether the last may only begin a word.
  function terms(words) {
    return Array.from(words.matchAll(/["“”„]([^"“”„]*)["“”„]?|([^\s"“”„]+)/g), function (m) {
      return {words: tokens(m[1] || m[2] || "").map(function (t) { return t.word; }), begins: !!m[2] && m[2].endsWith("*")};
    }).filter(function (t) { return t.words.length; }).slice(0, 32);
  }
  function same(term, at, held, begins) { return begins ? held.startsWith(term) : held === term; }
  function places(term, held) {
    var found = [], last = term.words.length - 1;
    for (var i = 0; i + last < held.length; i += 1) {
      if (term.words.every(function (w, n) { return same(w, n, held[i + n].word, term.begins && n === last); })) {
        found.push([held[i].start, held[i + last].end]);
      }
    }
    return found;
  }
  function look(index, search) {
    var wanted = terms(search.q), hits = [], often = wanted.map(function () { return 1; });
    (wanted.length ? index[search.kind] : []).forEach(function (row) {
      var article = index.articles[row[0]];
      if (search.outlet && article[1] !== search.outlet) { return; }
      if (search.from || search.to) {
        if (!(article[4] || article[5]) || (article[4] || article[5]) > (search.to || "9999") || (article[5] || article[4]) < search.from) { return; }
      }
      row.tokens = row.tokens || tokens(row[3]);
      var found = wanted.map(function (term) { return places(term, row.tokens); });
      if (found.every(function (f) { return f.length; })) { hits.push({row: row, article: article, found: found}); }
      found.forEach(function (f, n) { often[n] += f.length ? 1 : 0; });
    });
    hits.forEach(function (hit) {
      hit.score = hit.found.reduce(function (sum, f, n) {
        return sum + Math.log(1 + index[search.kind].length / often[n]) * f.length / (f.length + 0.5 + hit.row.tokens.length / 30);
      }, 0);
    });
    return hits.sort(function (a, b) { return b.score - a.score; });
  }
  function element(name, kind, words) {
    var el = document.createElement(name);
    if (kind) { el.className = kind; }
    if (words) { el.textContent = words; }
    return el;
  }
  function marked(into, words, found) {
    var at = 0;
    found.flat().sort(function (a, b) { return a[0] - b[0]; }).forEach(function (place) {
      if (place[0] < at) { return; }
      into.append(words.slice(at, place[0]), element("mark", "k-hit", words.slice(place[0], place[1])));
      at = place[1];
    });
    into.append(words.slice(at));
  }
  function rowOf(hit) {
    var row = hit.row, li = element("li"), what = element("span", "what");
    if (row.length > 4) {
      var who = element(row[5] ? "a" : "span", "", row[4]);
      if (row[5]) { who.href = row[5]; }
      what.append(who, ": ");
    }
    var link = element("a", "v words");
    link.href = hit.article[0] + "#w-" + row[1] + "-" + row[2];
    marked(link, row[3], hit.found);
    what.append(link, " ", element("small", "", hit.article[1] + (hit.article[2] ? ": " + hit.article[2] : "")));
    li.append(element("span", "when", hit.article[3]), " ", what);
    return li;
  }
  document.addEventListener("DOMContentLoaded", function () {
    var form = document.querySelector("[data-search]"), said = document.querySelector("[data-found]"), list = document.querySelector("[data-results]");
    if (!form) { return; }
    var live = form.dataset.live !== undefined;
    form.hidden = false;
    function given() {
      var held = new URLSearchParams();
      new FormData(form).forEach(function (value, name) { if (value && !(name === "kind" && value === "sentence")) { held.set(name, value); } });
      return held.toString();
    }
    function show(index, search) {
      var hits = look(index, search), dated = search.from || search.to ? " Articles without a date are left out." : "";
      said.textContent = (hits.length ? hits.length.toLocaleString("en") + (hits.length === 1 ? " result" : " results, best first") : "Nothing found") + "." + dated;
      function more(from) {
        list.append.apply(list, hits.slice(from, from + SHOWN).map(rowOf));
        if (hits.length > from + SHOWN) {
          var button = element("button", "", "Show more"), li = element("li", "more");
          button.addEventListener("click", function () {
            li.remove();
            more(from + SHOWN);
            list.children[from + SHOWN].querySelector("a").focus();
          });
          li.append(button);
          list.append(li);
        }
      }
      list.replaceChildren();
      more(0);
    }
    function run() {
      var held = new URLSearchParams(location.hash.slice(1) || location.search), search = {};
      if (location.hash.length > 1 && !location.hash.includes("=")) { return; }
      ["q", "kind", "outlet", "from", "to"].forEach(function (name) {
        form.elements[name].value = held.get(name) || (name === "kind" ? "sentence" : "");
        if (form.elements[name].selectedIndex < 0) { form.elements[name].selectedIndex = 0; }  // no such entry
        search[name] = form.elements[name].value;
      });
      list.replaceChildren();
      said.textContent = "";
      if (!search.q) { return; }
      document.title = search.q + " · " + document.title.replace(/^.* · (?=Search)/, "");
      if (window.COMMUNIQUE_INDEX) { show(window.COMMUNIQUE_INDEX, search); return; }
      said.textContent = "Loading the index …";
      var script = document.createElement("script");
      script.src = document.querySelector('script[src$="static/search.js"]').getAttribute("src").replace("search.js", "search-index.js");
      script.addEventListener("load", function () { show(window.COMMUNIQUE_INDEX, search); });
      script.addEventListener("error", function () { said.textContent = "The index static/search-index.js is not there. Write the site again."; });
      document.head.appendChild(script);
    }
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (live) { location.assign("search?" + given()); } else if (location.hash.slice(1) === given()) { run(); } else { location.hash = given(); }
    });
    if (!live) {
      window.addEventListener("hashchange", run);
      run();
    }
    if (!form.elements.q.value) { form.elements.q.focus(); }
  });
}());
