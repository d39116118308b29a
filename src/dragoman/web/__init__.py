"""The web app: a record as pages for those who look, compare and decide."""
