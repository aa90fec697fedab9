"""Build hook: writes the bundle of knowledge; compiles patterns, and the modules of the hot path where that can be done."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))
from build_bundle import make_bundle
from build_native import compile_package, native_modules
from build_patterns import make_patterns


class ProvenanceHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs before a wheel, an editable install or a source archive is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """`version` is `editable` or `standard`. Without a compiler the package is built from its sources alone."""
        root = Path(self.root)
        data = root / "provenance" / "data"
        _write(data / "bundle.json", make_bundle(root))
        choice = os.environ.get("PROVENANCE_NATIVE", "")
        if self.target_name != "wheel" or choice == "no":
            return
        try:
            _write(data / "patterns.bin", make_patterns(root))
            self._compile(root, version, build_data)
        except Exception as error:  # whatever is missing here, the sources do
            said = (error.stdout or error.stderr) if isinstance(error, subprocess.CalledProcessError) else str(error)
            said = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
            if choice == "must":
                raise RuntimeError(f"the modules could not be compiled:\n{said}") from error
            self.app.display_warning(f"not compiled, the package will be slower: {str(said).strip()[-500:]}")

    def _compile(self, root: Path, version: str, build_data: dict[str, Any]) -> None:
        """Compiled modules beside the sources for an editable install, else in the wheel."""
        package = root / "provenance"
        native = _native(root)
        if version == "editable":
            if not native.are_current(str(package)):
                (package / native.RECORD).unlink(missing_ok=True)
                record = native.record_of(str(package), native_modules(package))
                compile_package(package, root)
                (package / native.RECORD).write_text(record, encoding="utf-8")
            return
        self.folder = tempfile.TemporaryDirectory()  # kept until the wheel is written
        for path in compile_package(package, Path(self.folder.name)):
            build_data["force_include"][f"{self.folder.name}/{path}"] = path.as_posix()
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


def _write(path: Path, content: bytes) -> None:
    beside = path.with_suffix(".part")
    beside.write_bytes(content)
    beside.replace(path)


def _native(root: Path) -> Any:
    """`provenance.native` of the checkout."""
    sys.path.insert(0, str(root))
    try:
        from provenance import native
    finally:
        sys.path.remove(str(root))
    return native
