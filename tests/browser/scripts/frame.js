// How many h1, header, nav, main and footer a page has, how many sheets of style, and what its policy refused.
() => [
  ...["h1", "body > header", "header nav", "body > main", "body > footer"].map(n => document.querySelectorAll(n).length),
  document.styleSheets.length,
  window.violations.length,
]
