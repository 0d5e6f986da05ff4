"""Results of a suite, as they are kept in bench/results."""

import dataclasses
import json
from dataclasses import dataclass
from pathlib import Path
from statistics import median

FIGURES = ("wall_s", "cpu_s", "peak_process_mb", "peak_tree_mb", "most_processes", "other_cpu_s", "steal_s")


@dataclass(frozen=True)
class Run:
    """One measured run. `figures`: FIGURES and the numbers the command reported itself."""

    contender: str
    round: int
    load_before: float
    busy_before: float
    figures: dict[str, float]


@dataclass(frozen=True)
class Result:
    """All of one suite on one machine at one time."""

    suite: str
    date: str
    busy: bool
    machine: dict[str, object]
    versions: dict[str, str]
    data: dict[str, dict[str, object]]
    contenders: dict[str, str]
    runs: list[Run]

    def of(self, contender: str, figure: str) -> list[float]:
        """The figure round by round; empty when the contender did not run or does not have it."""
        mine = sorted((run for run in self.runs if run.contender == contender), key=lambda run: run.round)
        return [run.figures[figure] for run in mine if figure in run.figures]

    def ratios(self, contender: str, other: str, figure: str = "wall_s") -> list[float]:
        """Pair by pair: the contender's figure through the other's of the same round."""
        pairs = zip(self.of(contender, figure), self.of(other, figure))
        return [mine / theirs for mine, theirs in pairs if theirs]

    def differences(self, contender: str, other: str, figure: str = "wall_s") -> list[float]:
        return [mine - theirs for mine, theirs in zip(self.of(contender, figure), self.of(other, figure))]

    def save(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(dataclasses.asdict(self), indent=2, ensure_ascii=False) + "\n")


def load_result(file: Path) -> Result:
    content = json.loads(file.read_text())
    return Result(**(content | {"runs": [Run(**run) for run in content["runs"]]}))


def spread(values: list[float]) -> tuple[float, float, float]:
    """Smallest, median, largest."""
    return min(values), median(values), max(values)
