"""Join PDFs into one pack, with their tags.

    join ── prepare ─────────────── copying ── structure ── untagged ── stamp ──── outline
            opened, made safe,      in one     trees        foreign     page       bookmarks,
            places named, counted   bundle     grafted      content     numbers    labels, links

Nothing is taken from a part's catalogue as a whole: pages, tags, layers and form fields are copied,
everything else of the pack is made anew.
"""
