"""UIMA CAS as INCEpTION gives it back, written by hand here: what comes back as decisions."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from odd_talks import BOTH, CASES, PAGES, SOURCE, place_of
from typer.testing import CliRunner

from communique.cli import app
from communique.errors import ReviewError
from communique.exports.cas_back import reviews_from_cas
from communique.exports.cas_reading import is_cas, read_cas
from communique.exports.formats import make
from communique.exports.given_back import Taken
from communique.exports.made import Source
from communique.store.book import Store
from communique.store.reviews import Review
from sample_talks import ONE, RECORD

OUT = make("uima", Source(RECORD)).files[f"{ONE.id}.xmi"].decode()
AT = "2031-03-05T10:00:00+00:00"
META = "http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore"
ABOUT = f'<m:DocumentMetaData xmlns:m="{META}" xmi:id="9000" sofa="1" begin="0" end="9" documentTitle="x" documentId="ann"/>'


def back(change: Callable[[str], str] = str, *, coder: bool = True) -> bytes:
    """The file of the page ONE as its coder left it."""
    return change(OUT.replace("<cas:Sofa", f"{ABOUT}<cas:Sofa") if coder else OUT).encode()


def taken(change: Callable[[str], str] = str) -> Taken:
    return reviews_from_cas(back(change), RECORD, at=AT)


def mark(xmi: str, thing: str, field: str = "") -> str:
    rows: list[str] = re.findall(r"<custom:CommuniqueMark [^>]*/>", xmi)
    return next(m for m in rows if f'thing="{thing}"' in m and f'field="{field}' in m)


def changed(thing: str, change: Callable[[str], str], field: str = "") -> Callable[[str], str]:
    return lambda xmi: xmi.replace(mark(xmi, thing, field), change(mark(xmi, thing, field)))


def decided(held: Taken) -> dict[tuple[str, str], tuple[str, str | None]]:
    return {(r.field, ONE.text[r.start : r.end]): (r.decision, r.value) for r in held.reviews if r.decision != "confirmed"}


def test_what_was_kept_is_confirmed() -> None:
    held = taken()
    assert {r.decision for r in held.reviews} == {"confirmed"}
    assert {"statements.content", "reports.type", "reports.fatalities", "positions.stance", "expectations.what"} <= {r.field for r in held.reviews}
    assert {(r.who, r.at, r.why) for r in held.reviews} == {("inception:ann", AT, "INCEpTION")}
    assert held.notes == ()


def test_what_was_deleted_is_rejected() -> None:
    held = taken(changed("r-strike", lambda _: "", "reports.type"))
    assert decided(held) == {("reports.type", "At least 4 people were killed in an overnight strike on Portside"): ("rejected", None)}


@pytest.mark.parametrize(("given", "value"), [("6", "6"), ("[4, 6]", "[4, 6]"), ('"six"', '"six"')])
def test_another_value_in_the_facts_is_a_correction(given: str, value: str) -> None:
    held = taken(changed("r-strike.fatalities.0", lambda m: m.replace('"value": 4', f'"value": {given}')))
    assert decided(held) == {("reports.fatalities", "At least 4"): ("corrected", value)}


def test_another_type_is_a_correction_and_another_kind_a_rejection() -> None:
    def change(xmi: str) -> str:
        xmi = changed("r-talks", lambda m: re.sub(r'label="[^"]*"', 'label="meeting"', m), "reports.type")(xmi)
        return changed("r-strike.fatalities.0", lambda m: m.replace('label="fatalities"', 'label="injured"'))(xmi)

    held = taken(change)
    assert sorted(decided(held).values()) == [("corrected", '"meeting"'), ("rejected", None)]
    assert held.notes == ("1 annotation was given a label of another kind: taken as a rejection of what the record says there.",)


def test_moved_new_and_unreadable_marks_are_said() -> None:
    def change(xmi: str) -> str:
        xmi = changed("r-talks.place.0", lambda m: re.sub(r'end="(\d+)"', lambda e: f'end="{int(e[1]) - 1}"', m))(xmi)
        xmi = changed("r-strike.fatalities.0", lambda m: re.sub(r"facts='[^']*'", "facts='six'", m))(xmi)
        xmi = changed("r-talks", lambda m: m.replace('"happened"', '"planned"'), "reports.type")(xmi)
        return xmi.replace("<cas:Sofa", '<custom:CommuniqueMark xmi:id="800" sofa="1" begin="0" end="4" label="talks"/><cas:Sofa')

    held = taken(change)
    assert decided(held) == {("reports.place", "Lakeville"): ("rejected", None)}
    assert all(r.field != "reports.fatalities" for r in held.reviews)
    assert [note.split(":")[0] for note in held.notes] == [
        "1 annotation has facts without a readable value (JSON)", "1 annotation has other facts than the value changed",
        "1 annotation has no counterpart in the record", "1 annotation was moved to other words",
    ]  # fmt: skip


def test_an_article_or_actor_that_was_changed_is_said() -> None:
    held = taken(lambda xmi: xmi.replace(next(m for m in re.findall(r"<custom:[^>]*/>", xmi) if 'field="actors.mentions"' in m), ""))
    assert decided(held) == {}
    assert held.notes == ("1 annotation of articles, actors and times changed: nobody decides on these yet, so that was not taken.",)


def test_a_file_without_our_layer_rejects_nothing() -> None:
    held = taken(lambda xmi: re.sub(r"<custom:CommuniqueMark [^>]*/>\n?", "", xmi))
    assert held == Taken((), ("1 file has no annotation of the record's: nothing was taken, and nothing rejected, from there.",))


def test_a_text_of_no_page_is_said() -> None:
    held = taken(lambda xmi: xmi.replace('sofaString="', 'sofaString="x'))
    assert held == Taken((), ("1 text is of no page of the record: nothing was taken from there.",))


@pytest.mark.parametrize("name", CASES)
def test_odd_characters_come_back_at_their_places(name: str) -> None:
    page, span = PAGES[name], place_of(name)
    held = reviews_from_cas(make("uima", SOURCE).files[f"{page.id}.xmi"], BOTH, at=AT, who="bo")
    assert {(r.decision, r.who) for r in held.reviews} == {("confirmed", "inception:bo")}
    assert (page.id, span.start, span.end, "reports.type") in {r.key for r in held.reviews}
    assert held.notes == ()


def test_an_offset_within_a_character_lies_nowhere() -> None:
    page = PAGES["astral"]
    within = len(page.text[: page.text.index("😊")].encode("utf-16-le")) // 2 + 1
    xmi = make("uima", SOURCE).files[f"{page.id}.xmi"].decode()
    row = mark(xmi, "r-astral", "reports.type")
    held = reviews_from_cas(xmi.replace(row, re.sub(r'begin="\d+"', f'begin="{within}"', row)).encode(), BOTH, at=AT)
    assert [r.field for r in held.reviews if r.decision == "rejected"] == ["reports.type"]


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_zip_of_a_document_and_of_a_project() -> None:
    one = _zip({"ann.xmi": back(), "TypeSystem.xml": b"<typeSystemDescription/>"})
    assert reviews_from_cas(one, RECORD, at=AT) == taken()
    lost = back(lambda xmi: xmi.replace(mark(xmi, "r-strike", "reports.type"), ""))
    work = {"annotation/p.xmi/ann.zip": one, "annotation/p.xmi/INITIAL_CAS.zip": _zip({"a.xmi": lost})}
    assert reviews_from_cas(_zip({"exportedproject.json": b"{}", "source/p.xmi": lost, **work}), RECORD, at=AT) == taken()


def test_only_what_its_coder_changed_is_taken_again() -> None:
    first = taken().reviews
    assert reviews_from_cas(back(), RECORD, at="2031-03-09T00:00:00", known=first).reviews == ()
    later = changed("r-strike", lambda _: "", "reports.type")
    second = reviews_from_cas(back(later), RECORD, at="2031-03-09T00:00:00", known=first).reviews
    assert [(r.field, r.decision, r.at) for r in second] == [("reports.type", "rejected", "2031-03-09T00:00:00")]
    assert reviews_from_cas(back(later), RECORD, at="2031-03-10T00:00:00", known=(*first, *second)).reviews == ()


HOSTILE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><xmi:XMI xmlns:xmi="http://www.omg.org/XMI">&a;</xmi:XMI>'


@pytest.mark.parametrize(
    "content", [b"<", b"<a/>", HOSTILE.encode(), b"PK\x03\x04", b'{"%FEATURE_STRUCTURES": 1}', b'{"%FEATURE_STRUCTURES": [1]}', b"\xff\xfe"]
)
def test_what_is_no_cas_is_an_error_with_a_next_step(content: bytes) -> None:
    with pytest.raises(ReviewError, match=r"C605: .*Export from INCEpTION as UIMA CAS XMI"):
        read_cas(content)


def test_a_zip_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.exports.cas_reading.LARGEST", 1000)
    with pytest.raises(ReviewError, match="unpacks to more than"):
        read_cas(_zip({"a.xmi": b" " * 2000}))


def test_label_studio_is_no_cas() -> None:
    assert not is_cas(json.dumps([{"data": {}}]).encode())
    assert is_cas(back())
    assert is_cas(b"\xef\xbb\xbf<x/>")


def test_the_command_keeps_decisions_and_the_same_file_twice_adds_nothing(tmp_path: Path) -> None:
    place, file = tmp_path / "talks.db", tmp_path / "ann.xmi"
    with Store.create(place) as store:
        store.write_record(RECORD)
    file.write_bytes(back(changed("r-strike", lambda _: "", "reports.type"), coder=False))
    runs = [CliRunner().invoke(app, ["reviews", str(place), str(file), "--who", "Ann"]) for _ in range(2)]
    assert [run.exit_code for run in runs] == [0, 0]
    assert "0 corrected, 1 rejected." in runs[0].output
    assert "0 confirmed, 0 corrected, 0 rejected." in runs[1].output
    with Store.open(place) as store:
        reviews: tuple[Review, ...] = store.reviews()
    assert {r.who for r in reviews} == {"inception:Ann"}
    assert len(reviews) == len(taken().reviews)
