"""The processes below this one, and their memory, read from /proc."""

import ctypes
import os
import threading

PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """A process whose parent ends becomes our child, so that nothing a contender leaves behind goes uncounted."""
    if ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "Cannot adopt orphaned processes")


def descendants(root: int) -> list[int]:
    """Process ids below `root`, at this moment."""
    found: list[int] = []
    waiting = [root]
    while waiting:
        for child in children(waiting.pop()):
            found.append(child)
            waiting.append(child)
    return found


def children(process: int) -> list[int]:
    try:
        threads = os.listdir(f"/proc/{process}/task")
    except OSError:
        return []
    found: list[int] = []
    for thread in threads:
        try:
            with open(f"/proc/{process}/task/{thread}/children") as listing:
                found += [int(word) for word in listing.read().split()]
        except OSError:
            continue
    return found


def resident_bytes(process: int) -> int:
    """Resident set of one process; 0 when it has ended."""
    try:
        with open(f"/proc/{process}/statm") as statm:
            return int(statm.read().split()[1]) * PAGE_BYTES
    except (OSError, IndexError, ValueError):
        return 0


class MemoryWatch:
    """Samples what all processes below this one hold together; pages they share count once for each of them."""

    def __init__(self, interval_seconds: float = 0.02) -> None:
        self._interval = interval_seconds
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.peak_bytes = 0
        self.most_processes = 0

    def __enter__(self) -> "MemoryWatch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(self._interval):
            processes = descendants(os.getpid())
            self.most_processes = max(self.most_processes, len(processes))
            self.peak_bytes = max(self.peak_bytes, sum(resident_bytes(process) for process in processes))
