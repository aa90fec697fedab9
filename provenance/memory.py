"""Memory that goes back to the system."""

from __future__ import annotations

_GLIBC_LARGE_BLOCK = -3  # M_MMAP_THRESHOLD of mallopt(3)
_LARGE = 256 * 1024


def give_back_large_blocks() -> None:
    """Has the C library give every block of 256 KB and more back to the system as soon as it is free, where it can be told
    so. glibc raises that size with every such block that is freed, up to 32 MB, and keeps what is smaller: lists that
    grow with a long article then leave holes that nothing fits into.
    """
    import ctypes

    try:
        ctypes.CDLL(None).mallopt(_GLIBC_LARGE_BLOCK, _LARGE)
    except (AttributeError, OSError, TypeError):  # another C library
        return
