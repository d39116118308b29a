"""The record: readings kept in one SQLite file, their reports merged into events, decisions and history."""
