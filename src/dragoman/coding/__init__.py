"""The coding part: events, contacts, statements, commitments and assessments from an analysed article."""
