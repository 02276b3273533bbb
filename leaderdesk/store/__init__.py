"""The base on disk: SQLAlchemy and SQLite live only here."""
