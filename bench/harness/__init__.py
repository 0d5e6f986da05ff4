"""Runs contenders in turn and measures whole processes. Linux, standard library only."""
