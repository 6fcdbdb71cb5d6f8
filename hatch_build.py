"""Build hook: what every built-in letter says with no facts is written into the wheel, so the first run is at once."""

from __future__ import annotations

import shutil
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface):
    """Makes `clientscripts/kept/<interpreter>/` for a standard wheel; an editable install has no use for it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        try:
            from clientscripts.library import Library

            self.folder = tempfile.mkdtemp()
            library = Library()
            for locale in library.locales:
                library.keep_cldr(locale, self.folder)
                for script in library.scripts:
                    if library.written(script, locale):
                        library.keep_words(script, locale, self.folder)
        finally:
            sys.path.remove(self.root)
        build_data["force_include"][self.folder] = f"clientscripts/kept/{sys.implementation.cache_tag}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        folder = getattr(self, "folder", None)
        if folder:
            shutil.rmtree(folder, ignore_errors=True)
