"""Measures of the shipped model and of whole readings, on data in the formats of the literature."""
