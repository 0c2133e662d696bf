"""Krippendorff's alpha against figures printed by others."""

from __future__ import annotations

import pytest

from communique.evaluate.agreement import agreement, krippendorff_alpha

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability: the worked examples A (binary), B (nominal, two observers) and
# C (four observers, values missing), with the alphas printed there.
BINARY = ("0100000010", "1110010000")
TWO = ("aabbdcccedda", "babbbccceddd")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(*coders: str) -> list[list[str]]:
    return [[v for v in unit if v != "."] for unit in zip(*coders, strict=True)]


@pytest.mark.parametrize(("coders", "printed"), [(BINARY, 0.095), (TWO, 0.692), (FOUR, 0.743)])
def test_alpha_is_the_printed_one(coders: tuple[str, ...], printed: float) -> None:
    assert krippendorff_alpha(units(*coders)) == pytest.approx(printed, abs=0.0005)


def test_the_order_of_coders_and_units_does_not_matter() -> None:
    held = units(*FOUR)
    assert krippendorff_alpha([unit[::-1] for unit in held[::-1]]) == pytest.approx(krippendorff_alpha(held))


def test_the_interval_holds_alpha_and_narrows_with_more_units() -> None:
    few, many = agreement(units(*FOUR)), agreement(units(*FOUR) * 20)
    for found in (few, many):
        assert found.low is not None
        assert found.high is not None
        assert found.alpha is not None
        assert found.low <= found.alpha <= found.high
    assert (many.high or 0) - (many.low or 0) < ((few.high or 0) - (few.low or 0)) / 3
    assert agreement(units(*FOUR)) == few


def test_where_chance_cannot_be_told_from_agreement() -> None:
    found = agreement([("a", "a"), ("a", "a")])
    assert (found.alpha, found.low, found.percent, found.units) == (None, None, 100.0, 2)
    assert agreement([("a",)]).percent is None
    assert agreement([("a", "b")]).percent == 0
