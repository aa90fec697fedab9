"""`python -m provenance`: the command line, where its folder is not on the path."""

from provenance.cli import script

if __name__ == "__main__":
    script()
