"""Who acts: the registry of states, organisations, groups and people, and what names them in a text."""
