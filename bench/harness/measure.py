"""Runs one command and measures the whole of it."""

import os
import resource
import signal
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from .machine import CpuClock
from .process_tree import MemoryWatch, descendants

LEFT_BEHIND_SECONDS = 60


@dataclass(frozen=True)
class Measurement:
    """One run of one command.

    `wall_s` ends with the command; `cpu_s` (user + system) and the peaks include every process it started, also those
    that outlive it. `peak_process_mb` is the largest single process, `peak_tree_mb` the sampled sum over all of them
    (MB = 2^20 bytes). `other_cpu_s` is what the rest of the machine used meanwhile, stores included; `steal_s` what the
    hypervisor took.
    """

    exit_code: int
    wall_s: float
    cpu_s: float
    peak_process_mb: float
    peak_tree_mb: float
    most_processes: int
    outlived_by_s: float
    other_cpu_s: float
    steal_s: float
    output: str
    errors: Path


def measure(command: list[str], folder: Path, environment: dict[str, str], limit_s: float) -> Measurement:
    """Runs `command` in `folder`; its standard error goes to a file there. Ends it after `limit_s` seconds."""
    output, errors = folder / "stdout.txt", folder / "stderr.txt"
    before, machine = children_cpu(), CpuClock()
    with output.open("wb") as out, errors.open("wb") as err, MemoryWatch() as memory:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )
        alarm = threading.Timer(limit_s, os.killpg, (process.pid, signal.SIGKILL))
        alarm.daemon = True
        alarm.start()
        _, status, usage = os.wait4(process.pid, 0)
        ended = time.perf_counter()
        alarm.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        largest_kb = max(usage.ru_maxrss, largest_left_behind_kb())
        outlived_by = time.perf_counter() - ended
    cpu = children_cpu() - before
    machine_cpu, steal = machine.elapsed()
    return Measurement(
        exit_code=process.returncode,
        wall_s=ended - started,
        cpu_s=cpu,
        peak_process_mb=largest_kb / 1024,
        peak_tree_mb=max(memory.peak_bytes / 2**20, largest_kb / 1024),
        most_processes=max(memory.most_processes, 1),
        outlived_by_s=outlived_by,
        other_cpu_s=max(0.0, machine_cpu - cpu),
        steal_s=steal,
        output=output.read_text(errors="replace"),
        errors=errors,
    )


def largest_left_behind_kb() -> int:
    """Waits for processes that outlive the command; ends them when they do not stop by themselves."""
    alarm = threading.Timer(LEFT_BEHIND_SECONDS, end_descendants)
    alarm.daemon = True
    alarm.start()
    largest = 0
    try:
        while True:
            _, _, usage = os.wait4(-1, 0)
            largest = max(largest, usage.ru_maxrss)
    except ChildProcessError:
        return largest
    finally:
        alarm.cancel()


def end_descendants() -> None:
    for process in descendants(os.getpid()):
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue


def children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
