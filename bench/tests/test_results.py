import tempfile
import unittest
from pathlib import Path

from harness.results import Result, Run, load_result
from harness.tables import figures_table, outcome, targets_table
from harness.suites import LOCAL


def a_result(**walls: list[float]) -> Result:
    """Contenders with their wall seconds, round by round."""
    runs = [
        Run(name, number, 0.1, 0.0, {"wall_s": wall, "cpu_s": wall, "peak_process_mb": 500, "peak_tree_mb": 510})
        for name, seconds in walls.items()
        for number, wall in enumerate(seconds, start=1)
    ]
    return Result("local", "2026-01-01 00:00 UTC", False, {}, {}, {}, {name: "what it is" for name in walls}, runs)


class ResultsTest(unittest.TestCase):
    def test_ratios_are_taken_pair_by_pair(self) -> None:
        result = a_result(ours=[2.0, 6.0], duckdb_floor=[1.0, 4.0])

        self.assertEqual(result.ratios("ours", "duckdb_floor"), [2.0, 1.5])
        self.assertEqual(result.differences("ours", "duckdb_floor"), [1.0, 2.0])

    def test_a_saved_result_is_read_back_whole(self) -> None:
        result = a_result(ours=[2.0], duckdb_floor=[1.0])

        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "result.json"
            result.save(file)

            self.assertEqual(load_result(file), result)

    def test_a_missed_target_is_said_plainly(self) -> None:
        missed = a_result(ours=[2.0, 2.0, 9.0], duckdb_floor=[1.0, 1.0, 1.0])

        self.assertEqual(outcome(missed, LOCAL.targets[0]), ("2.00", "**no**"))
        self.assertIn("| wall at most 1.3 × bare DuckDB | 2.00", targets_table(missed))

    def test_targets_that_were_not_measured_are_left_out(self) -> None:
        self.assertEqual(targets_table(a_result(duckdb_floor=[1.0])), "")

    def test_the_table_shows_smallest_median_and_largest(self) -> None:
        result = a_result(ours=[3.0, 1.0, 2.0], duckdb_floor=[1.0, 1.0, 1.0])

        self.assertIn("| 1.00 – 2.00 – 3.00", figures_table(result))
