import importlib.util
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PEERS = Path(__file__).parent.parent / "peers"
sys.path.insert(0, str(PEERS))
from ticket_columns import COLUMNS  # noqa: E402

VALUES = {"text": "x", "time": "2024-01-01T00:00:00Z", "int": 1, "double": 1.5, "flag": True, "list": ["a", "b"]}


def a_ticket(ticket_id: str, created_at: object, updated_at: object, resolved_at: object, subject: str) -> dict:
    times = {"created_at": created_at, "updated_at": updated_at, "resolved_at": resolved_at}
    return {name: VALUES[kind] for name, kind in COLUMNS.items()} | times | {"ticket_id": ticket_id, "subject": subject}


TICKETS = [
    a_ticket("T-1", "2024-01-01T10:00:00Z", "2024-01-01T12:00:00Z", "2024-01-01T11:00:00Z", "newer, though first"),
    a_ticket("T-1", "2024-01-01T10:00:00Z", "2024-01-01T11:00:00Z", None, "older"),
    a_ticket("T-2", "2024-01-01T12:00:00+02:00", "2024-01-01T12:30:00+02:00", "2024-01-01T12:00:30", "offset"),
    a_ticket("T-3", 1704103200000, 1704103201000, 1704103202000, "epoch milliseconds"),
    a_ticket("T-4", "2024-01-03T00:00:00Z", "2024-01-03T00:00:00Z", None, "tie, first"),
    a_ticket("T-4", "2024-01-03T00:00:00Z", "2024-01-03T00:00:00Z", None, "tie, last"),
]
OFFLINE = [
    ("T-1", "newer, though first", 1704103200, 3600, False),
    ("T-2", "offset", 1704103200, 7230, False),
    ("T-3", "epoch milliseconds", 1704103200, 2, False),
    ("T-4", "tie, last", 1704240000, None, True),
]


@unittest.skipUnless(importlib.util.find_spec("duckdb"), "needs the packages of requirements.txt")
class PeersTest(unittest.TestCase):
    def test_all_peers_make_the_same_tables(self) -> None:
        for script in ("duckdb_floor.py", "pandas_local.py", "polars_local.py"):
            with self.subTest(script), tempfile.TemporaryDirectory() as folder:
                said = self.run_peer(script, Path(folder))

                self.assertEqual(said, {"accepted": 6, "offline": 4, "online": 1})
                self.assertEqual(self.rows(f"{folder}/offline.parquet"), OFFLINE)
                self.assertEqual(self.rows(f"{folder}/online.parquet"), OFFLINE[3:])

    @staticmethod
    def run_peer(script: str, folder: Path) -> dict[str, int]:
        raw = folder / "tickets.json"
        raw.write_text(json.dumps(TICKETS))
        command = [sys.executable, str(PEERS / script), str(raw), str(folder), "--num-online", "1", "--mixed-times"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return json.loads(done.stdout)

    @staticmethod
    def rows(table: str) -> list[tuple]:
        import duckdb

        columns = "ticket_id, subject, epoch(created_at)::bigint, resolution_seconds::bigint, is_open"
        return duckdb.sql(f"select {columns} from '{table}' order by ticket_id").fetchall()
