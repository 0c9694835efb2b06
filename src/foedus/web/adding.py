"""Adding documents while the pages go on: the server's jobs, and the process that reads them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from foedus.errors import UsageError
from foedus.web.jobs import Job, Jobs, Upload
from foedus.web.settings import Settings

_STOP_SECONDS = 1.5


def pasted(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    id: str | None = None,
) -> Upload:
    """A text as an upload, with what is said of it."""
    said = {"id": id, "title": title, "publisher": publisher, "url": url}
    record = {"text": text, "date": published.isoformat() if published else None, **said}
    line = json.dumps({name: value for name, value in record.items() if value})
    return Upload((title or "pasted text") + ".jsonl", line.encode())


class Adding:
    """What readers gave to be added. The jobs lie in a folder that the server's processes share; the first of them that
    is given something starts the coder, which ends with the process that started it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = settings.spool
        self._own = settings.spool is None
        self._jobs: Jobs | None = None
        self._coder: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def submit(self, uploads: Sequence[Upload], *, published: date | None = None) -> Job:
        """Take files and texts to be read, coded and stored: the job that they are. `published` is the date of those
        that have none. Raises UsageError where nothing is given, too much at once, or too much waits already."""
        if len(uploads) > self._settings.most:
            raise UsageError(f"more than {self._settings.most} files at once", remedy="add them in parts")
        if sum(len(upload.content) for upload in uploads) > self._settings.largest:
            raise UsageError(f"more than {self._settings.largest / 1e6:g} MB at once", remedy="add them in parts")
        job = self._made().submit(uploads, published=published)
        self._start()
        return job

    def job(self, job: str) -> Job | None:
        """How a job stands, None where there is none of that id."""
        if self._folder is None:
            return None
        found = self._made().job(job)
        if found is not None and not found.over:
            self._start()
        return found

    def recent(self) -> tuple[Job, ...]:
        """The latest jobs, newest first."""
        return () if self._folder is None else self._made().recent()

    def cancel(self, job: str) -> None:
        """Stop a job; what it stored stays stored."""
        self._made().cancel(job)

    def close(self) -> None:
        """Stop reading. A document is stored whole or not at all; what still waits is given up."""
        with self._lock:
            if self._coder is not None:
                _ended(self._coder)
                self._coder = None
            if self._own and self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder = self._jobs = None

    def _made(self) -> Jobs:
        with self._lock:
            if self._jobs is None:
                if self._folder is None:
                    self._folder = Path(tempfile.mkdtemp(prefix="foedus-add-"))
                self._jobs = Jobs(self._folder)
            return self._jobs

    def _start(self) -> None:
        """Start the coder where this process has none running. Where another process has, it ends at once."""
        with self._lock:
            if self._coder is not None:
                if self._coder.poll() is None:
                    return
                _ended(self._coder)
            assert self._folder is not None
            given = [str(self._folder.absolute()), str(self._settings.db.absolute()), self._settings.pipeline]
            self._coder = subprocess.Popen(
                [sys.executable, "-m", "foedus.web.coder", *given],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                # Ctrl-C in the terminal is for the server, which then ends its coder in order.
                start_new_session=True,
            )


def _ended(coder: subprocess.Popen[bytes]) -> None:
    """The coder told to stop and waited for."""
    assert coder.stdin is not None
    coder.stdin.close()
    try:
        coder.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        # A transaction is whole or nothing: nothing is lost by ending it within one.
        coder.kill()
        coder.wait()
