"""Committee papers: read, parse, check, number, merge, lay out, tag, join, archive.

Authors write YAML (`content`), which becomes a frozen `model`, is held against the council's rules
(`check`), numbered (`number`), merged into a Word template (`word`) and laid out as a tagged,
archivable PDF (`pdf`). `build` joins the steps; `cli` runs them.
"""

__version__ = "0.1.0"
