"""The map's own knowledge: outlines of the countries, and where places lie. All of it comes with the program."""
