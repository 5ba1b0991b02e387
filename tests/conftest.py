"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# answers are wrapped to the terminal, and a test must not depend on the one it is started from
os.environ["COLUMNS"] = "100"

# needs rigour, which brings PyICU and with it a compiler: installed by hand by whoever writes the table anew
collect_ignore = ["tools/make_territories.py"]

# speed is measured in tests/benchmarks; a busy machine fails no test
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
