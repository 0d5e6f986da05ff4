"""Runs the contenders of a suite in turn, round by round."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from . import machine
from .measure import Measurement, measure
from .places import fresh_folder
from .results import FIGURES, Run
from .suites import Command, Contender

COUNTS = ("accepted", "offline", "online")
QUIET_CORES = 0.15


@dataclass
class Rounds:
    """How to run; `words` fills a contender's placeholders."""

    contenders: list[Contender]
    words: Callable[[Contender, Path], dict[str, str]]
    environment: dict[str, str]
    limit_s: float
    quiet_wait_s: float
    keep: bool
    runs: list[Run] = field(default_factory=list)
    _counts: dict[int | None, tuple[str, dict[str, int]]] = field(default_factory=dict)

    def warm_up(self, times: int) -> None:
        """Fills caches and archives; nothing is recorded."""
        for _ in range(times):
            for contender in self.contenders:
                print(f"  warm-up  {contender.name:14}", end=" ", flush=True)
                measured, _ = self._run_once(contender)
                print(f"{measured.wall_s:7.2f} s")

    def run(self, rounds: int) -> None:
        for number in range(1, rounds + 1):
            for contender in self.contenders:
                load, busy = machine.load(), wait_until_quiet(self.quiet_wait_s)
                print(f"  round {number:2} {contender.name:14}", end=" ", flush=True)
                measured, reported = self._run_once(contender)
                figures = {name: round(float(getattr(measured, name)), 4) for name in FIGURES} | reported
                self.runs.append(Run(contender.name, number, round(load, 2), round(busy, 2), figures))
                print(
                    f"{measured.wall_s:7.2f} s {measured.cpu_s:7.1f} CPU s {measured.peak_process_mb:6.0f} MB"
                    f"   load {load:.2f}, others {measured.other_cpu_s / measured.wall_s:.2f} cores"
                )

    def _run_once(self, contender: Contender) -> tuple[Measurement, dict[str, float]]:
        with fresh_folder(contender.name, self.keep) as folder:
            words = self.words(contender, folder)
            if contender.prepare:
                subprocess.run(filled(contender.prepare, words), env=self.environment, cwd=folder, check=True)
            os.sync()
            measured = measure(filled(contender.command, words), folder, self.environment, self.limit_s)
            if measured.exit_code != 0:
                errors = measured.errors.read_text(errors="replace")[-3000:]
                sys.exit(f"\nCannot measure {contender.name}: exit code {measured.exit_code}.\n{errors}")
            return measured, self._reported(contender, measured.output)

    def _reported(self, contender: Contender, output: str) -> dict[str, float]:
        """Numbers of the JSON object the command printed, if it did; the counts must be everybody's."""
        try:
            told = json.loads(output[output.index("{") : output.rindex("}") + 1])
        except ValueError:
            return {}
        counts = {name: told[name] for name in COUNTS if name in told}
        first, expected = self._counts.setdefault(contender.count, (contender.name, counts))
        if counts != expected:
            sys.exit(f"\nCannot compare: {contender.name} says {counts}, {first} says {expected}.")
        return {name: value for name, value in told.items() if type(value) in (int, float)}


def filled(command: Command, words: dict[str, str]) -> list[str]:
    """The command with its placeholders filled; a word that becomes empty is left out."""
    return [word for word in (part.format_map(words) for part in command) if word]


def wait_until_quiet(at_most_s: float) -> float:
    """Waits a while for others to finish; gives the cores still in use, above QUIET_CORES when they did not."""
    give_up = time.monotonic() + at_most_s
    busy = machine.busy_cores(0.5)
    while busy > QUIET_CORES and time.monotonic() < give_up:
        busy = machine.busy_cores(2)
    return busy
