"""The export layer: pages that open offline and files for other tools, made from a graph."""
