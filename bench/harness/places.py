"""Where things are, and the temporary folders of runs."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BENCH = Path(__file__).resolve().parent.parent
PROJECT = BENCH.parent
PEERS = BENCH / "peers"
DATA = BENCH / "data"
WORK = DATA / "work"
RESULTS = BENCH / "results"
LAUNCHER = PROJECT / "tickets"
JAR = PROJECT / "platform" / "target" / "tickets.jar"


@contextmanager
def fresh_folder(name: str, keep: bool) -> Iterator[Path]:
    """A new folder for one run, removed afterwards."""
    WORK.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=WORK))
    try:
        yield folder
    finally:
        if not keep:
            shutil.rmtree(folder, ignore_errors=True)


def require_space(needed_bytes: int) -> None:
    """Stops when the disk has not room enough for the data and the tables of a run."""
    DATA.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(DATA).free
    if free < needed_bytes:
        raise SystemExit(
            f"Cannot measure: {DATA} has {free / 1e9:.1f} GB free, this needs {needed_bytes / 1e9:.1f} GB.\n"
            "Free some space (bench/data can be deleted) or measure with a smaller --count."
        )
