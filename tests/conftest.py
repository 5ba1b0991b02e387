"""What holds for every test."""

from __future__ import annotations

import os

# answers are wrapped to the terminal, and a test must not depend on the one it is started from
os.environ["COLUMNS"] = "100"
