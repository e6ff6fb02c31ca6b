"""Keeps the snapshot fresh: looks at the files now and then, and replaces the snapshot whole when they change.

A broken file changes nothing: the last good snapshot goes on serving, and the mistake is told.
"""

import asyncio
import logging
from collections.abc import Iterable
from pathlib import Path

import directory.loading
import routing_rules.loading
from directory import holidays
from documents.problems import ProblemsFound
from documents.reading import yaml_files
from service import snapshot
from service.snapshot import Snapshot

log = logging.getLogger("madoguchi")

Fingerprint = frozenset[tuple[Path, int, int]]


class Current:
    """The snapshot in use. ``problems`` counts the mistakes that keep the newest files from being used."""

    def __init__(self, own_folders: Iterable[Path] = ()) -> None:
        self._folders = list(own_folders)
        self._seen = self._fingerprint()
        self.snapshot: Snapshot = snapshot.load(self._folders)
        self.problems = 0

    def refresh(self) -> bool:
        """Load again if any file has changed; True if a new snapshot is in use."""
        seen = self._fingerprint()
        if seen == self._seen:
            return False
        self._seen = seen
        try:
            fresh = snapshot.load(self._folders)
        except ProblemsFound as error:
            self.problems = len(error.problems)
            log.error("台帳かきまりにまちがいがあり、前のまま続けます / kept the last good files:\n%s", error)
            return False
        except OSError:
            log.exception("ファイルを読めず、前のまま続けます / a file could not be read; kept the last good ones")
            self.problems = 1
            return False
        self.snapshot, self.problems = fresh, 0
        log.info("台帳ときまりを読み直しました / reloaded: rules %s, directory %s", fresh.book.version, fresh.directory.version)
        return True

    async def watch(self, seconds: float) -> None:
        """Refresh every ``seconds``, outside the event loop's thread, until cancelled."""
        while True:
            await asyncio.sleep(seconds)
            await asyncio.to_thread(self.refresh)

    def _fingerprint(self) -> Fingerprint:
        roots = [directory.loading.NATIONAL, routing_rules.loading.NATIONAL, *self._folders]
        found = set()
        for path in (holidays.FILE, *(path for root in roots for path in yaml_files(root))):
            try:
                stat = path.stat()
            except FileNotFoundError:  # an editor replaces files by renaming
                continue
            found.add((path, stat.st_mtime_ns, stat.st_size))
        return frozenset(found)
