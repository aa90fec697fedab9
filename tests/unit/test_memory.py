from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from provenance.memory import give_back_large_blocks

SENTENCE = (
    'The pier will close in May, harbour director Ada Quist said on Monday. "We looked for another way," she added.\n\n'
)
# It takes 120 MB compiled and 128 as sources; with labels and attributions kept beside the document, and holes in the
# heap, it was 157.
LONG, MOST = 1_000_000, 140


def test_large_blocks_can_be_given_back_any_number_of_times():
    give_back_large_blocks()
    give_back_large_blocks()


@pytest.mark.skipif(sys.platform != "linux", reason="the unit of ru_maxrss, and glibc")
def test_a_long_article_takes_little_more_memory_than_its_document(tmp_path: Path):
    (tmp_path / "long.txt").write_text(SENTENCE * (LONG // len(SENTENCE)), encoding="utf-8")
    command = [str(Path(sysconfig.get_path("scripts")) / "provenance"), "annotate", str(tmp_path / "long.txt")]
    script = (
        "import resource,subprocess,sys;subprocess.run(sys.argv[1:],check=True,stdout=-3,stderr=-3);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    measured = [sys.executable, "-c", script, *command, "--output-dir", str(tmp_path / "out")]
    held = subprocess.run(measured, check=True, capture_output=True, text=True).stdout
    assert int(held) / 1024 < MOST
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["long.txt.provenance.json"]
