"""The language part: sentences, words, syntax, predicates with roles, names and attribution spans."""
