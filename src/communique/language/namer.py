"""Names of persons, places and bodies: spaCy's own finder, stepped while the interpreter's lock is held.

spaCy lets go of the lock while its finder goes through a text, but whether a move is allowed is asked in compiled code that takes the lock for
each of some forty moves a token (3.8.18, ``Begin.is_valid`` and its like in ``ner.pyx``): seen with ``perf``, that is half of the finder's time.
Here the same steps are taken with the same weights, and the lock stays where it is: the names are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

FACTORY = "communique_namer_v1"


def factory() -> str:
    """The name under which spaCy can make the finder, for ``components.ner.factory`` of a model's settings. Makes it known to spaCy if need be."""
    from spacy.language import Language

    if not Language.has_factory(FACTORY):
        Language.factory(FACTORY, func=_make, assigns=["doc.ents", "token.ent_iob", "token.ent_type"])
    return FACTORY


def _make(nlp: Any, name: str, model: Any, moves: Any, scorer: Any, incorrect_spans_key: str | None, update_with_oracle_cut_size: int) -> Any:
    """The finder `name` of `nlp`; the other arguments are those of spaCy's own factory ``ner``."""
    from spacy.pipeline import EntityRecognizer

    # Here, since spaCy is imported only when a text is parsed.
    class Namer(EntityRecognizer):  # type: ignore[misc]  # the finder is compiled, and comes without types
        """spaCy's finder of names, but for how a text is gone through."""

        def predict(self, docs: Sequence[Doc]) -> Any:
            """The final state of each of `docs`: the best allowed move is taken at each token, as ``greedy_parse`` does."""
            batch = self.moves.init_batch(docs)
            if not any(len(doc) for doc in docs):
                return batch
            steps = self.model.predict(docs)
            states = [state for state in batch if not state.is_final()]
            while states:
                states = self.transition_states(states, steps.predict(states))
            steps.clear_memory()
            return batch

    return Namer(
        nlp.vocab,
        model,
        name,
        moves=moves,
        scorer=scorer,
        incorrect_spans_key=incorrect_spans_key,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        beam_width=1,
        beam_density=0.0,
        beam_update_prob=0.0,
    )
