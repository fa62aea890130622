"""Read what authors wrote: YAML with its places, typed, turned into the model.

`source` decodes a file, `reader` makes a `tree` of it; what YAML cannot read is explained in
`complaints` and `slips`, and got over in `mending`. `validate` holds the tree against a `schema`,
`inline` turns texts into runs, `writing` and the `kinds` turn sections into blocks, `report` joins
them, and `meeting` joins the reports.
"""
