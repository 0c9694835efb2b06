"""Frozen dataclasses made in half the time, and changed in a third: for records of which every sentence has dozens."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")
_LEFT_OUT = object()


def quick(kind: type[T]) -> type[T]:
    """The frozen dataclass with slots, made and copied by the setters of its slots.

    dataclasses has object.__setattr__ look for the slot of every field of every record anew. Nothing else of the class
    is another. It may have no __post_init__.
    """
    assert not hasattr(kind, "__post_init__")
    names: dict[str, Any] = {"left_out": _LEFT_OUT, "kind": kind, "blank": object.__new__}
    given, steps, copied = [], [], []
    for field in fields(kind):  # type: ignore[arg-type]
        name = field.name
        names[f"set_{name}"] = getattr(kind, name).__set__
        copied.append(f"set_{name}(made, self.{name})")
        if field.default_factory is not MISSING:
            names[f"make_{name}"] = field.default_factory
            given.append(f"{name}=left_out")
            steps.append(f"set_{name}(self, make_{name}() if {name} is left_out else {name})")
            continue
        names[f"default_{name}"] = field.default
        given.append(name if field.default is MISSING else f"{name}=default_{name}")
        steps.append(f"set_{name}(self, {name})")
    exec(f"def __init__(self, {', '.join(given)}):\n    " + "\n    ".join(steps), names)
    exec("def __copy__(self):\n    made = blank(kind)\n    " + "\n    ".join(copied) + "\n    return made", names)
    kind.__copy__ = names["__copy__"]  # type: ignore[attr-defined]
    made: Any = names["__init__"]
    made.__qualname__, made.__annotations__ = f"{kind.__qualname__}.__init__", kind.__init__.__annotations__
    kind.__init__ = made  # type: ignore[method-assign]
    return kind


def changed(record: T, **values: Any) -> T:
    """A quick record with other values in some fields, as dataclasses.replace gives it."""
    made: Any = record.__copy__()  # type: ignore[attr-defined]
    for name, value in values.items():
        object.__setattr__(made, name, value)
    return made  # type: ignore[no-any-return]
