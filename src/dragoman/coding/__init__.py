"""Coding: from words, actors and dates to events, contacts, statements, commitments and assessments."""
