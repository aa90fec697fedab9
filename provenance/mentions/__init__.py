"""Names, roles and pronouns to the sources they mean."""

from provenance.mentions.directory import Directory

__all__ = ["Directory"]
