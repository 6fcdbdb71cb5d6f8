"""Hard words to clients, ready to send: in Tagalog, Catalan, Armenian, Bosnian and English.

>>> import clientscripts
>>> print(clientscripts.render("firing", "en").subject)  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

_HOMES = {
    "render": "render", "guide": "guide", "triage": "triage", "plan": "playbook", "Library": "library", "Message": "model", "Person": "model", "Organisation": "model",
    "Money": "model", "Percent": "model", "Duration": "model", "Link": "model", "ClientscriptsError": "errors",
    "FactsError": "errors", "PackError": "errors", "UnknownError": "errors", "ChannelError": "errors",
    "GrammarError": "errors", "MissingExtraError": "errors",
}  # fmt: skip

__all__ = ["__version__", *_HOMES]  # noqa: PLE0604

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
    from clientscripts.guide import guide
    from clientscripts.library import Library
    from clientscripts.model import Duration, Link, Message, Money, Organisation, Percent, Person
    from clientscripts.playbook import plan
    from clientscripts.render import render
    from clientscripts.triage import triage


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
