"""What words of stance come to when one governs another: "refused to rule out" is being open, "not willing" is rejecting."""

from __future__ import annotations

from collections.abc import Sequence

NOT = "not"

# Outer word of stance, inner one → what both say of the issue; pairs that are missing say what the outer one does.
PAIRS: dict[tuple[str, str], str | None] = {
    (NOT, "rejects"): "open_to", (NOT, "accepts"): "rejects", (NOT, "open_to"): "rejects", (NOT, "demands"): None, (NOT, "offers"): None,
    ("rejects", "rejects"): "open_to",
    ("accepts", "open_to"): "open_to", ("accepts", "offers"): "offers", ("accepts", "rejects"): "rejects", ("accepts", "withdraws"): "withdraws",
    ("accepts", "demands"): "accepts",
    ("open_to", "rejects"): "rejects", ("open_to", "withdraws"): None, ("open_to", "offers"): "offers", ("open_to", "demands"): "open_to",
    ("demands", "rejects"): "rejects", ("demands", "withdraws"): "rejects",
    ("offers", "rejects"): None, ("offers", "withdraws"): None,
}  # fmt: skip


def combine(chain: Sequence[str]) -> str | None:
    """The stance that `chain` (outermost first, with ``not``) takes towards the issue; None when it takes none.

    >>> combine(["rejects", "withdraws", "demands"]), combine(["not", "rejects"]), combine(["withdraws", "demands"])
    ('demands', 'open_to', 'withdraws')
    """
    kept: list[str] = []
    for word in chain:
        if word == "withdraws" and kept and kept[-1] in ("rejects", NOT):
            kept.pop()
        else:
            kept.append(word)
    result: str | None = kept.pop() if kept else None
    while kept and result:
        outer = kept.pop()
        result = PAIRS.get((outer, result), None if outer == NOT else outer)
    return result


def on_condition(stance: str, *, negative: bool) -> str:
    """`stance` under a condition; `negative`: "unless", "until", "without".

    >>> on_condition("accepts", negative=False), on_condition("rejects", negative=True)
    ('accepts_if', 'rejects_unless')
    """
    if stance in ("accepts", "open_to"):
        return "accepts_if"
    return "rejects_unless" if stance == "rejects" and negative else stance
