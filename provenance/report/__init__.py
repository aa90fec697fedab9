"""Annotations as pages: one self-contained HTML page an article, an index, and a Markdown summary. Knows no stage."""

from __future__ import annotations

from provenance.report.index import index_page
from provenance.report.markdown import markdown_summary
from provenance.report.page import article_page

__all__ = ["article_page", "index_page", "markdown_summary"]
