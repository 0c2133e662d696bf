"""When: time expressions and the dates of articles. Standard library only.

>>> from communique.times import find_times
>>> [(t.raw, t.value) for t in find_times("They met on Tuesday.", published="2031-02-20")]
[('Tuesday', '2031-02-18')]
"""

from communique.times.expressions import TimeExpression, find_times

__all__ = ["TimeExpression", "find_times"]
