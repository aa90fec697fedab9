from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).resolve().parents[3] / "fixtures" / "annotations" / "valid" / "001-caption-and-chain.json"


def test_one_page_to_a_file_or_standard_output(provenance, tmp_path):
    result = provenance("report", FILE, "-o", tmp_path / "report.html")
    assert (result.code, result.out) == (0, "")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert provenance("report", FILE).out == page


def test_a_folder_gets_pages_and_an_index(provenance, articles):
    result = provenance("report", "desk", "-o", "pages")
    assert result.code == 0
    names = sorted(p.name for p in Path("pages").iterdir())
    assert names == ["desk-a.txt.html", "desk-b.txt.html", "desk-sub-a.txt.html", "index.html"]
    index = Path("pages/index.html").read_text(encoding="utf-8")
    assert all(f'href="{name}"' in index for name in names[:3])


def test_names_that_differ_by_signs_alone_get_pages_of_their_own(provenance, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a b.txt", "a-b.txt", "A_b.txt"):
        Path(name).write_text("The mayor said so.", encoding="utf-8")
    assert provenance("report", "a b.txt", "a-b.txt", "A_b.txt", "-o", "pages").code == 0
    assert len(list(Path("pages").iterdir())) == 4


def test_several_articles_need_a_folder(provenance, articles):
    result = provenance("report", "desk", "-o", "all.html")
    assert result.code == 2
    assert "several articles need a folder" in result.err
    assert not Path("all.html").exists()


def test_a_summary_in_markdown(provenance):
    result = provenance("report", FILE, "--format", "markdown")
    assert result.code == 0
    assert result.out.startswith("### Harbour closed after blast\n\n6 statements, 2 caveats\n")


def test_what_cannot_be_read_is_named(provenance, articles):
    (articles / "empty.txt").write_bytes(b"")
    result = provenance("report", "desk", "-o", "pages")
    assert result.code == 1
    assert "desk/empty.txt" in result.err
    assert provenance("report", "nowhere.txt").code == 2
