"""Frozen records that cost a start next to nothing.

`dataclass(frozen=True, slots=True)` writes six functions as source and compiles them, half a
millisecond for each class, and a search meets twenty classes: ten milliseconds of the fifty that
a person waits. The functions here are the same for all classes. What `dataclasses` offers works on
records too (`fields`, `replace`, `asdict`); a real dataclass is made when it first asks for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

MANY = 100
"""Records of a class from which on it pays to compile what makes them."""

C = TypeVar("C", bound=type)
R = TypeVar("R")


@dataclass_transform(frozen_default=True)
def frozen(cls: C) -> C:
    """Make a class with annotated fields a frozen record of exactly these, in slots.

    Fields are given in order or by name; those with a value in the class may be left out.
    """
    names = tuple(cls.__annotations__)
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    left_out = {*names, "__dict__", "__weakref__"}
    body = {key: value for key, value in cls.__dict__.items() if key not in left_out}
    body |= {"__slots__": names, "__match_args__": names, "__qualname__": cls.__qualname__}
    made = type(cls)(cls.__name__, cls.__bases__, {**_METHODS, **body})
    setattr(made, "__init__", _initializer(made, names, defaults))
    setattr(made, "__dataclass_fields__", _Fields(made, defaults))
    return made


def changed(one: R, **fields: object) -> R:
    """A record like another but for some fields: `dataclasses.replace` without the import."""
    names = type(one).__match_args__  # type: ignore[attr-defined]
    return type(one)(**{**dict(zip(names, _values(one), strict=True)), **fields})


def _initializer(
    cls: type, names: tuple[str, ...], defaults: Mapping[str, object]
) -> Callable[..., None]:
    """An `__init__` that costs nothing to make, and gives way to a quick one if it is much used."""
    setters = [cls.__dict__[name].__set__ for name in names]  # past the frozen __setattr__
    left = MANY

    def __init__(self: object, *args: object, **given: object) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        if left == 0:
            setattr(cls, "__init__", _compiled(names, setters, defaults))  # noqa: B010 - mypy
        values = {**defaults, **dict(zip(names, args)), **given}  # noqa: B905 - some follow
        if len(args) + len(given) > len(names) or len(values) != len(names):
            raise TypeError(f"{cls.__name__} has the fields {', '.join(names)}")
        for name, set_ in zip(names, setters, strict=True):
            set_(self, values[name])

    return __init__


def _compiled(
    names: tuple[str, ...], setters: Sequence[object], defaults: Mapping[str, object]
) -> Callable[..., None]:
    """The `__init__` that a person would write."""
    known = {f"set_{name}": set_ for name, set_ in zip(names, setters, strict=True)}
    known |= {f"default_{name}": value for name, value in defaults.items()}
    fields = [f"{name}=default_{name}" if name in defaults else name for name in names]
    body = "".join(f"    set_{name}(self, {name})\n" for name in names)
    exec(f"def __init__(self, {', '.join(fields)}):\n{body}", known)  # noqa: S102 - our own names
    made: Callable[..., None] = known["__init__"]  # type: ignore[assignment]
    return made


def _values(one: object) -> tuple[object, ...]:
    return tuple([getattr(one, name) for name in type(one).__match_args__])  # type: ignore[attr-defined]


def _eq(one: object, other: object) -> bool:
    return type(one) is type(other) and _values(one) == _values(other)


def _hash(one: object) -> int:
    return hash(_values(one))


def _repr(one: object) -> str:
    names = type(one).__match_args__  # type: ignore[attr-defined]
    fields = (f"{name}={value!r}" for name, value in zip(names, _values(one), strict=True))
    return f"{type(one).__qualname__}({', '.join(fields)})"


def _refuse(one: object, name: str, _value: object = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change {name} of a {type(one).__name__}")


def _reduce(one: object) -> tuple[type, tuple[object, ...]]:
    return type(one), _values(one)


_METHODS = {
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__reduce__": _reduce,
}


class _Fields:
    """Stands for `__dataclass_fields__` until somebody asks for it."""

    def __init__(self, cls: type, defaults: Mapping[str, object]) -> None:
        self._cls = cls
        self._defaults = defaults

    def __get__(self, _one: object, _cls: type) -> Mapping[str, object]:
        from dataclasses import field, make_dataclass

        known = self._defaults
        fields = [
            (name, kind, field(default=known[name]) if name in known else field())
            for name, kind in self._cls.__annotations__.items()
        ]
        made = make_dataclass(self._cls.__name__, fields)
        found: Mapping[str, object] = getattr(made, "__dataclass_fields__")
        setattr(self._cls, "__dataclass_fields__", found)
        return found
