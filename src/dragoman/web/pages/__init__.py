"""The pages: one module each, a function from an open record and what was asked to a frozen page."""
