"""Tests of the harness: cd bench && python3 -m unittest (with .venv/bin/python also those of the peers)."""
