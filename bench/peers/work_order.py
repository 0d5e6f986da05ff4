"""What every local peer is asked to do, and how it says what it did."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class WorkOrder:
    """One raw file in, three Parquet files out; `num_online` newest tickets go into the third."""

    raw: Path
    out: Path
    num_online: int
    mixed_times: bool

    @property
    def bronze(self) -> Path:
        return self.out / "bronze.parquet"

    @property
    def offline(self) -> Path:
        return self.out / "offline.parquet"

    @property
    def online(self) -> Path:
        return self.out / "online.parquet"


def read_work_order(what: str | None) -> tuple[WorkOrder, argparse.Namespace]:
    """Reads the command line; creates the output folder."""
    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("raw", type=Path, help="JSON array of tickets")
    parser.add_argument("out", type=Path, help="folder for the Parquet files")
    parser.add_argument("--num-online", type=int, default=10_000)
    parser.add_argument("--mixed-times", action="store_true", help="the raw file has offsets and epoch milliseconds")
    parser.add_argument("--tuned", action="store_true", help="use settings that are not the package's defaults")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    order = WorkOrder(arguments.raw, arguments.out, arguments.num_online, arguments.mixed_times)
    return order, arguments


def say_done(bronze: int, offline: int, online: int) -> None:
    """Prints the counts for `bench/run`, which compares them between the contenders."""
    print(json.dumps({"accepted": bronze, "offline": offline, "online": online}))
