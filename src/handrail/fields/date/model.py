"""`date`: a day."""

from typing import Literal

from handrail.fields.base import Question


class Field(Question):
    """A day of the calendar, stored as `2026-11-23`."""

    type: Literal["date"]
