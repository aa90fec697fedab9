"""What the services that read reports allow."""

from __future__ import annotations

MOST_RESULTS = 25_000  # of a SARIF report: code scanning refuses one with more
