"""A page that wants to do harm, in three formats, and a record made by hand that has it everywhere a record has words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from communique.model.page import Unread
from communique.model.record import (
    CitedValue,
    Event,
    EventField,
    Record,
    RecordActor,
    RecordExpectation,
    RecordMention,
    RecordPosition,
    RecordReport,
    RecordRole,
    RecordStatement,
)
from sample_talks import MONDAY, article, at, page, span, value

SCRIPT = "</mark></title><script>alert('{0}')</script>"
EVENT = "<img src=x onerror=alert('{0}')>"
QUOTE = "\"><svg onload=alert('{0}')>' onfocus='alert(1)' autofocus='"
TEMPLATE = "{{{{7*7}}}} {{% include '/etc/passwd' %}} ${{7*7}} <%= 7*7 %>"
SQL = "Robert'); DROP TABLE objects; --"
LINK = "<a href=\"javascript:alert('{0}')\">javascript:alert(1)</a><iframe src=//evil.example></iframe><base href=//evil.example><x-evil>"
TURN = "invoice\u202efdp.exe\u2066\u200e"
CONTROL = "be\x07ll \x1b[2J\x1b]0;owned\x1b\\ \x9b31m nul\x00 soft\u00adhy\ufeffphen"
ENTITY = "&lt;x-evil&gt; &amp;lt; &#60;x-evil&#62;"
ALL = (SCRIPT, EVENT, QUOTE, TEMPLATE, SQL, LINK, TURN, CONTROL, ENTITY)
HUGE = "W" * 50_000


def evil(where: str) -> str:
    """Everything at once, to be shown at `where`."""
    return " ".join(part.format(where) for part in ALL)


TITLE, OUTLET, NAME, PLACE, AGENDA, SAID, WANTED, PROMISED = (
    f"{word} {evil(word)}" for word in ("Accord", "Herald", "Vance", "Harbour", "Rivers", "Said", "Valley", "Again")
)
TEXT = f"""{TITLE}
{OUTLET}
March 3, 2031
{NAME} of Norland met in {PLACE} on Monday about {AGENDA}.
“{SAID}”, {NAME} said.
Norland demands {WANTED}.
It will meet {PROMISED}.
{HUGE}
"""
PAGE = replace(page(f"{evil('file').replace('/', '')}.txt", TEXT), url=f"javascript:alert('url') {evil('url')}", member=evil("member"))


def _actor() -> RecordActor:
    mention = RecordMention(*at(NAME, PAGE))
    role = RecordRole(evil("role"), None, *at("of Norland", PAGE))
    return RecordActor("a-vance", NAME, "person", None, None, (), (evil("alias"),), (role,), (mention,))


def _report() -> RecordReport:
    fields: dict[str, tuple[CitedValue, ...]] = {
        "date": (value("on Monday", MONDAY, source=PAGE),),
        "place": (value(PLACE, PLACE, source=PAGE),),
        "agenda": (value(AGENDA, AGENDA, source=PAGE),),
        "participants": (value(NAME, "a-vance", role="party", source=PAGE),),
        "outcome": (value(SAID, SAID, by="a-vance", what=evil("what"), source=PAGE),),
    }
    words = at(f"of Norland met in {PLACE}", PAGE)[1:]
    return RecordReport("r-talks", PAGE.id, "talks", {"plover": "CONSULT"}, "happened", "concluded", *words, fields)


def record() -> Record:
    """A record that has it in every field that holds words of a page."""
    report, said = _report(), span(f"“{SAID}”", PAGE)
    fields = {n: EventField(v[0].value, "single", "single", 1, 1, (replace(v[0], report="r-talks", origin="o"),)) for n, v in report.fields.items()}
    held = replace(article(PAGE, "d-page", TITLE, OUTLET, "2031-03-03"), authors=(evil("author"),), original_publisher=evil("publisher"))
    statement = RecordStatement(
        "s-said", PAGE.id, "speech", "direct", "a-vance", span(NAME, PAGE), None, (said,), f"“{SAID}”", evil("channel"), (evil("via"),),
        evil("addressee"), MONDAY, "claim", "positive", None,
    )  # fmt: skip
    wanted = RecordPosition(
        "q-valley", "a-vance", "territory", "demands", evil("condition"), "journalist", MONDAY, *at(f"Norland demands {WANTED}", PAGE)
    )
    promised = RecordExpectation("x-again", "a-vance", PROMISED, "open", None, None, MONDAY, None, *at(f"It will meet {PROMISED}", PAGE))
    return Record(
        codebook="peace-talks", as_of="2031-03-04", parser=evil("parser"), pages=(PAGE,), articles=(held,), actors=(_actor(),),
        statements=(statement,), reports=(report,), events=(Event("e-talks", "talks", "happened", "concluded", ("r-talks",), fields),),
        positions=(wanted,), expectations=(promised,), unread=(Unread(evil("unread"), None, "C104", evil("reason")),),
    )  # fmt: skip


STORY = """{lead} in Geneva on Monday
{second}

GENEVA, March 3, 2031 — Negotiators from Norway and Sweden met in Geneva on Monday for six hours, officials said. {body}

“We will sign {quote} the agreement next week,” said Ola Nordmann, the Norwegian foreign minister.

Sweden demands that Norway release 40 prisoners {tail} before the next round of talks in Geneva.
"""


def pages(folder: Path) -> None:
    """The same as files: clean text, HTML and Markdown, under names that are no better."""
    told = STORY.format(
        lead=f"Norway and Sweden talk {SCRIPT.format('lead')}", second=f"By Kari {EVENT.format('by')} Nordmann",
        body=evil("body").replace("\x00", ""), quote=TEMPLATE.format(), tail=LINK.format("tail") + QUOTE.format("tail"),
    )  # fmt: skip
    (folder / f"{EVENT.format('file')}\x1b[2J{TURN}.txt").write_text(told, encoding="utf-8")
    safe = told.replace("&", "&amp;").replace("<", "&lt;")  # a page that shows such words in all honesty
    paragraphs = "".join(f"<p onclick=\"alert('p')\">{p}</p>" for p in safe.split("\n\n")[1:])
    head = f"<title>{safe.splitlines()[0]}</title><meta property='og:site_name' content=\"Post {EVENT.format('site')}\">"
    live = "<script>alert('live')</script><iframe src='https://evil.example'></iframe><form action='https://evil.example'><input autofocus></form>"
    body = f"<article><h1>{safe.splitlines()[0]}</h1>{paragraphs}{live}</article>"
    html = f"<!doctype html><html lang=en><head>{head}</head><body onload=\"alert('load')\">{body}</body></html>"
    (folder / "{{7*7}}.html").write_text(html, encoding="utf-8")
    front = f"---\ntitle: 'Norway and Sweden talk again {EVENT.format('front').replace(chr(39), '')}'\nauthor: '{{{{7*7}}}}'\ndate: 2031-03-04\n---\n"
    (folder / "'; DROP TABLE objects; --.md").write_text(front + told.split("\n\n", 1)[1], encoding="utf-8")
