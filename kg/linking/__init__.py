"""Names to Wikidata and GeoNames: what an actor or place is, where that is certain."""
