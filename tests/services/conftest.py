"""What the tests of the dossier's services share."""

from tests.services.desk import desk

__all__ = ["desk"]
