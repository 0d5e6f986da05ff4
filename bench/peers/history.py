"""Makes a lake with a long history and puts the files of one new day beside it: LAUNCHER RAW LAKE."""

import os
import subprocess
import sys
from pathlib import Path

NEW_TICKETS = 500
SEED = 8


def main(launcher: str, raw: Path, lake: Path) -> None:
    folder = lake / "raw"
    folder.mkdir(parents=True)
    os.link(raw, folder / "history.json")
    settings = ["data=local", f"data.root={lake}", "data.raw_file=raw/"]
    subprocess.run([launcher, "ingest", *settings], check=True, stderr=subprocess.DEVNULL)
    new = folder / "today.jsonl"
    subprocess.run([launcher, "generate", "--count", str(NEW_TICKETS), "--seed", str(SEED), "--out", str(new)],
                   check=True, stderr=subprocess.DEVNULL)  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
