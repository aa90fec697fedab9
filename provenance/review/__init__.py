"""Reviewing annotations: a queue of items, an append-only log of decisions, and what follows from them. Knows no stage."""
