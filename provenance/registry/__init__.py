"""The registry: outlets, how a public list codes them, and finding them by name, by host and in running text."""

from provenance.registry.check import Finding, check_registry
from provenance.registry.load import load_registry, read_outlets
from provenance.registry.outlets import Outlet, Registry, fold_name

__all__ = ["Finding", "Outlet", "Registry", "check_registry", "fold_name", "load_registry", "read_outlets"]
