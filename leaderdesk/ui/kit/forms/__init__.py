"""Forms described as data: a table of fields in, labels, fields, problems and signals out."""

from __future__ import annotations

from leaderdesk.ui.kit.forms.fields import Field
from leaderdesk.ui.kit.forms.form import Form

__all__ = ["Field", "Form"]
