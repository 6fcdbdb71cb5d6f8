"""Hard words to clients, ready to send: in Tagalog, Catalan, Armenian, Bosnian and English.

>>> import clientscripts
>>> print(clientscripts.render("firing", "en").subject)  # doctest: +SKIP
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it; importing `typing` would double the time a command takes to start

__version__ = "0.1.0"

_ROOMS = {
    "rendering": ("render",),
    "guides": ("guide",),
    "triage_rules": ("triage",),
    "playbook": ("plan",),
    "library": ("Library",),
    "model": (
        "Message",
        "Person",
        "Organisation",
        "Money",
        "Percent",
        "Duration",
        "Link",
    ),
    "errors": (
        "ClientscriptsError",
        "FactsError",
        "PackError",
        "UnknownError",
        "ChannelError",
        "GrammarError",
        "MissingExtraError",
    ),
}
_HOMES = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "ChannelError", "ClientscriptsError", "Duration", "FactsError", "GrammarError", "Library", "Link", "Message",
    "MissingExtraError", "Money", "Organisation", "PackError", "Percent", "Person", "UnknownError", "__version__",
    "guide", "plan", "render", "triage",
]  # fmt: skip

if TYPE_CHECKING:
    from clientscripts.errors import (
        ChannelError,
        ClientscriptsError,
        FactsError,
        GrammarError,
        MissingExtraError,
        PackError,
        UnknownError,
    )
    from clientscripts.guides import guide
    from clientscripts.library import Library
    from clientscripts.model import Duration, Link, Message, Money, Organisation, Percent, Person
    from clientscripts.playbook import plan
    from clientscripts.rendering import render
    from clientscripts.triage_rules import triage


def __getattr__(name: str) -> object:
    # Loaded when first asked for: a command line that needs one of them should not wait for all.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    value = getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
