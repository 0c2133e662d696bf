"""No input raises, and every mention and role lies in its page."""

from actors_kit import Story
from hypothesis import given, settings
from hypothesis import strategies as st

SAMPLE = """The president of Chad , Kenyan and Ugandan envoys said he President Soto both sides . U.S. - backed rebels Kurdish ethnic Afganistan
Minister his 's “ ( ) NATO Mr. in Karen supporters resigned court ordered the two"""
WORDS = st.sampled_from([*SAMPLE.split(), "\n"])
MARKS = st.text(alphabet="abAB .,'’\"“”«»„‘‚「」—-\n\u00a0\u200b\U0001f600é0", max_size=60)


@settings(max_examples=50, deadline=None)
@given(st.one_of(st.lists(WORDS, min_size=1, max_size=25).map(" ".join), MARKS))
def test_any_words_give_mentions_in_the_page(text: str) -> None:
    paragraphs = [p for p in text.split("\n") if p.strip()]
    if not paragraphs:
        return
    told = Story(*paragraphs)
    for actor in told.book.freeze():
        assert all(told.page.text[m.start : m.end] == m.raw for m in actor.mentions)
        assert all(told.page.text[r.start : r.end] == r.raw for r in actor.roles)
        assert all(told.book.get(key) for key in (*actor.members, *(r.of for r in actor.roles if r.of)))
