"""Analysis: what the record shows over time, always with how much was read.

Rhythm and silence of contacts, the tone of what is said, relations by period. Everything here is a function of a
reader's connection and its arguments; nothing here changes the record.
"""
