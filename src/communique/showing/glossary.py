"""What the words of the record mean."""

from __future__ import annotations

from communique.tables import load_table


def meaning(group: str, word: str) -> str:
    """What `word` of a field of the model means; '' for a word that is not explained."""
    spaced = word.replace("_", " ")
    return next((row["means"] for row in load_table(__package__, "glossary.tsv") if row["group"] == group and row["word"] == spaced), "")


def glossary() -> list[tuple[str, list[tuple[str, str]]]]:
    """Heading, and word with meaning, of each group of words."""
    rows = load_table(__package__, "glossary.tsv")
    groups = load_table(__package__, "glossary_groups.tsv")
    return [(g["heading"], [(row["word"], row["means"]) for row in rows if row["group"] == g["group"]]) for g in groups]
