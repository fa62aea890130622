"""The catalogue beside the bags: what is in them, and in what words, rebuilt from them at will.

    schema ── keeping ─────────── search
    tables    bags to rows, kept  words to
              up with the bags    pages

What is exempt has a catalogue file of its own, so that whoever may not read the one cannot come
upon it in the other.
"""
