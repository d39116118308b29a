"""The language part: sentences, words, syntax, predicates, names and attribution spans."""
