"""Who may use the app when others are served: accounts, sessions and tokens, in a file beside the record."""
