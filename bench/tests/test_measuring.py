import os
import sys
import tempfile
import unittest
from pathlib import Path

from harness.measure import Measurement, measure
from harness.process_tree import adopt_orphans
from harness.raw_data import has_mixed_times
from harness.rounds import filled

HOLD_80_MB = f"{sys.executable} -c 'bytearray(80 << 20)'"


def measured(*command: str) -> Measurement:
    with tempfile.TemporaryDirectory() as folder:
        return measure(list(command), Path(folder), dict(os.environ), limit_s=60)


class MeasuringTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        adopt_orphans()

    def test_the_peak_is_that_of_the_largest_process_of_the_tree(self) -> None:
        self.assertGreater(measured("sh", "-c", f"{HOLD_80_MB}; true").peak_process_mb, 80)

    def test_a_process_that_outlives_the_command_is_counted(self) -> None:
        self.assertGreater(measured("sh", "-c", f"{HOLD_80_MB} &").peak_process_mb, 80)

    def test_output_and_exit_code_are_the_commands(self) -> None:
        result = measured("sh", "-c", "echo said; exit 3")

        self.assertEqual((result.output, result.exit_code), ("said\n", 3))

    def test_a_word_that_becomes_empty_is_left_out(self) -> None:
        self.assertEqual(filled(("run", "{flag}", "{raw}"), {"flag": "", "raw": "a b"}), ["run", "a b"])


class RawDataTest(unittest.TestCase):
    def test_times_other_than_utc_with_z_are_noticed(self) -> None:
        plain = '[{"created_at": "2024-01-01T00:00:00Z", "resolved_at": null}]'
        self.assertFalse(self.mixed(plain))
        for time in ('"2024-01-01T00:00:00+02:00"', '"2024-01-01T00:00:00"', "1704067200000"):
            with self.subTest(time):
                self.assertTrue(self.mixed(plain.replace("null", time)))

    @staticmethod
    def mixed(content: str) -> bool:
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(content)
            file.flush()
            return has_mixed_times(Path(file.name))
