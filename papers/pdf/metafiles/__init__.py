"""Windows metafiles, EMF ([MS-EMF]) and WMF ([MS-WMF]), as operators of PDF.

    metafile ──┬── emf ──┬── device ──┬── plotter      operators, clips and colours, within bounds
               └── wmf   │            ├── context      what is set: objects, mapping, positions
                         │            ├── objects      pens, brushes, fonts
                         │            └── matrices
                         ├── outlines                  ellipses, arcs, rounded rectangles
                         ├── lettering ── glyphs       text, as outlines of our own faces
                         └── bitmaps ── dib            pictures within the drawing

Records are played one by one, as GDI does. Whatever is not understood makes a metafile unreadable;
only records that draw nothing are passed over.
"""
