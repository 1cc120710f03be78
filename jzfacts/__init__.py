"""Figures from Chinese government work reports, each with its exact source.

The names in `api` are the library; everything else may change from one version to the next.

    import jzfacts
    base = jzfacts.load()
    for match in base.search("粮食"):
        print(jzfacts.sentence(match.fact), jzfacts.reference(match.fact.source))

They are imported when one is first used: the command line shares this package and must start fast.
"""

TYPE_CHECKING = False  # for type checkers it is true; at run time `typing` need not be imported
if TYPE_CHECKING:
    from jzfacts.api import *  # noqa: F403
    from jzfacts.api import __all__ as __all__


def __getattr__(name: str) -> object:
    """The public name, or all of their names, from `api`."""
    if name == "__version__":
        from importlib.metadata import version

        return version("jzfacts")
    if name.startswith("__") and name != "__all__":
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module("jzfacts.api"), name)


def __dir__() -> list[str]:
    from jzfacts.api import __all__

    return __all__
