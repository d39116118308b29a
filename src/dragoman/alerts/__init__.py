"""Alerts: rules that watch a record, what they told of it, and how that reaches people and programs.

A rule is data. Checking it is a question to the record; firing writes down what was told, so that nothing is told
twice; delivering sends what was written down, until it has arrived.
"""
