"""Pictures, drawn shapes, groups and charts of a Word file, as the story has them.

    pictures ──┬── drawings ── frames ── outlines ── looks     DrawingML: where it stands, its
               │      │                  geometry              outline, its fill and its line
               │      │                  guides
               │      ├─────── charts ── chartdrawing ── chartplot ── chartmarks
               │      │        chartaxes                title, legend, slices; axes; bars, lines
               │      │        chartletters
               │      └─────── diagrams                  the words of SmartArt
               └── vml ── vmltypes                             what older Word writes

`tones` makes pictures lighter; `figures` has what all of them need: the file of an image, the tag
of a figure, the text in a box. Charts are drawn with `chartpen`, from `chartpieces`, on `scales`.
"""
