"""Results as JUnit XML: a suite for the command, a case for every file, a failure for every result."""

from __future__ import annotations

import re
from collections import defaultdict
from xml.etree import ElementTree as Xml

from provenance.reporters.text import line
from provenance.results import Report, Result

# What XML 1.0 cannot hold, however it is written.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_report(report: Report) -> str:
    """The XML text. Results of level `info` are told in a case's `system-out`, as they are no failures."""
    of: dict[str, list[Result]] = defaultdict(list)
    for result in report.results:
        if result.suppressed is None:
            of[result.place.file].append(result)
    files = list(dict.fromkeys([*report.files, *of]))
    failures = sum(r.level != "info" for found in of.values() for r in found)
    counts = {"tests": str(len(files)), "failures": str(failures), "errors": "0"}
    suites = Xml.Element("testsuites", {"name": "provenance", **counts})
    suite = Xml.SubElement(suites, "testsuite", {"name": f"provenance {report.command}", **counts})
    for name in files:
        case = Xml.SubElement(suite, "testcase", {"classname": report.command, "name": _clean(name), "file": _clean(name)})
        for result in (r for r in of[name] if r.level != "info"):
            failure = Xml.SubElement(case, "failure", {"type": result.code, "message": _clean(result.message)})
            failure.text = _clean(line(result))
        notes = [line(r) for r in of[name] if r.level == "info"]
        if notes:
            Xml.SubElement(case, "system-out").text = _clean("\n".join(notes))
    Xml.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Xml.tostring(suites, encoding="unicode") + "\n"


def _clean(words: str) -> str:
    return _NOT_XML.sub("�", words)
