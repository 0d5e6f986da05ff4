"""What is measured on, and how busy it is."""

import os
import platform
import subprocess
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class CpuClock:
    """Processor seconds of the whole machine since it was made."""

    def __init__(self) -> None:
        self._start = _machine_ticks()

    def elapsed(self) -> tuple[float, float]:
        """Seconds used by all processes, and seconds the hypervisor took for others."""
        now = _machine_ticks()
        return (now[0] - self._start[0]) / TICKS, (now[1] - self._start[1]) / TICKS


def _machine_ticks() -> tuple[int, int]:
    user, nice, system, _idle, _iowait, irq, softirq, steal = [
        int(word) for word in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]
    ]
    return user + nice + system + irq + softirq, steal


def load() -> float:
    """Load average of the last minute."""
    return os.getloadavg()[0]


def busy_cores(seconds: float = 2.0) -> float:
    """Cores in use right now, seen over `seconds`; unlike the load it does not remember our own last run."""
    clock = CpuClock()
    time.sleep(seconds)
    return clock.elapsed()[0] / seconds


def describe() -> dict[str, object]:
    """Processor, memory and system; nothing that names the host."""
    return {
        "cpu": _value_after("model name", Path("/proc/cpuinfo")),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1),
        "kernel": platform.release(),
        "system": _value_after("PRETTY_NAME", Path("/etc/os-release")).strip('"'),
    }


def _value_after(key: str, file: Path) -> str:
    if file.exists():
        for line in file.read_text().splitlines():
            if line.startswith(key):
                return line[len(key) :].strip(" \t:=")
    return "unknown"


PRINT_VERSIONS = """
import importlib.metadata, sys
for package in sys.argv[1:]:
    try:
        print(package, importlib.metadata.version(package))
    except importlib.metadata.PackageNotFoundError:
        pass
"""


def versions(python: str, packages: list[str], project: Path) -> dict[str, str]:
    """Versions of Java, the peers' Python and packages, and the project's commit ('+' when there are changes)."""
    found = {
        "java": _says(["java", "-version"]).split("\n")[0],
        "python": _says([python, "--version"]).removeprefix("Python "),
        "commit": _says(["git", "-C", str(project), "rev-parse", "--short", "HEAD"]),
    }
    if _says(["git", "-C", str(project), "status", "--porcelain", "--untracked-files=no"]):
        found["commit"] += "+"
    return found | dict(line.split(" ", 1) for line in _says([python, "-c", PRINT_VERSIONS, *packages]).splitlines())


def _says(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    except OSError:
        return "unknown"
    return (done.stdout + done.stderr).strip() if done.returncode == 0 else "unknown"
