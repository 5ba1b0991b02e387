"""From records to an RDF graph: quads, merging across articles, the store, and its validation."""
