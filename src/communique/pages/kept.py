"""What is found out about a paragraph once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class kept(Generic[T]):  # a decorator, as `functools.cached_property` is, which takes a lock for each value before Python 3.12
    """A property that is computed once for an instance and then lies in its ``__dict__``."""

    def __init__(self, find: Callable[..., T]) -> None:
        self.find = find
        self.name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, thing: None, owner: type | None = None) -> kept[T]: ...

    @overload
    def __get__(self, thing: object, owner: type | None = None) -> T: ...

    def __get__(self, thing: object | None, owner: type | None = None) -> kept[T] | T:
        if thing is None:
            return self
        value = thing.__dict__[self.name] = self.find(thing)
        return value
