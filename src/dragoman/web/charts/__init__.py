"""The charts: one module each, a function from rows to a Vega-Lite specification."""
