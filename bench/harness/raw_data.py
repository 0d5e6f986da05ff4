"""The raw tickets that are measured with: generated once, then reused."""

import hashlib
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .places import DATA, LAUNCHER, require_space

SEED = 7
BYTES_A_TICKET = 2700
# Small: the kernel counts what the measuring process ever held as the least peak of the processes it starts.
BLOCK_BYTES = 1 << 20
OTHER_TIME = re.compile(rb'"(?:created|updated|resolved)_at": ?(?:-?\d|"[^"]*\d")')


@dataclass(frozen=True)
class RawData:
    """A file of tickets. `mixed_times`: not every time is ISO-8601 with Z."""

    name: str
    file: Path
    mixed_times: bool

    def describe(self) -> dict[str, object]:
        digest = hashlib.sha256()
        with self.file.open("rb") as content:
            while block := content.read(BLOCK_BYTES):
                digest.update(block)
        size = self.file.stat().st_size
        return {"bytes": size, "sha256": digest.hexdigest(), "mixed_times": self.mixed_times}


def raw_data(count: int, layout: str, given: Path | None) -> RawData:
    """The given file, or `count` generated tickets; makes them when they are not there yet."""
    file = given.resolve() if given else generated(count, layout)
    if not file.is_file():
        raise SystemExit(f"Cannot measure: '{file}' is not a file. Name a file of tickets with --input.")
    name = f"given file {file.name}" if given else f"{count:,} generated tickets ({layout})"
    return RawData(name, file, has_mixed_times(file))


def generated(count: int, layout: str) -> Path:
    file = DATA / f"tickets_{count}.{layout}"
    if not file.exists():
        require_space(2 * count * BYTES_A_TICKET)
        making = file.with_suffix(f".part.{layout}")
        command = [str(LAUNCHER), "generate", "--count", str(count), "--seed", str(SEED), "--out", str(making)]
        print(f"Generating {count:,} tickets into {file} ...")
        try:
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError) as failure:
            raise SystemExit(f"Cannot generate tickets: {failure}\nName a file with --input instead.") from failure
        making.rename(file)
    return file


def has_mixed_times(file: Path) -> bool:
    """Whether a time with an offset, without any zone or as epoch milliseconds occurs."""
    tail = b""
    with file.open("rb") as content:
        while block := content.read(BLOCK_BYTES):
            if OTHER_TIME.search(tail + block):
                return True
            tail = block[-64:]
    return False
