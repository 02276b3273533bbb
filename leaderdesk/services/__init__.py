"""One function per user action; transactions start here."""
