"""Pieces that several kinds of page share: evidence, review, notes for therapists, one thing to try."""

from typing import Annotated, Literal

from pydantic import Field

from handrail.model.base import IsoDate, Line, Model, PageRef, Prose, Slug, SourceKey, WorksheetRef

HelpKind = Literal["crisis", "domestic-abuse", "general", "youth"]


class Evidence(Model):
    """What is known about this technique, what is not, and how good the knowledge is.

    `strong`: several good trials or meta-analyses of this technique. `moderate`: some trials, or
    strong for the therapy it is part of. `limited`: few or weak studies. `theory`: clinical
    tradition or theory, untested.
    """

    grade: Literal["strong", "moderate", "limited", "theory"]
    known: Prose
    unknown: Prose
    sources: Annotated[list[SourceKey], Field(min_length=1)]


class Review(Model):
    """Who wrote and checked the page, and when it is due again. `clinician: none` when nobody has."""

    written: IsoDate
    clinician: Line
    reviewed: IsoDate | None = None
    next: IsoDate


class Therapists(Model):
    """The fold for therapists."""

    fits: Prose
    not_for: Prose
    introduce: Prose
    review: Prose
    origin: Prose


class Step(Model):
    """One step of something to try: what to do, and how."""

    do: Line
    how: Prose | None = None


class Try(Model):
    """One thing to try, as numbered steps; the first takes under five minutes."""

    intro: Prose | None = None
    steps: Annotated[list[Step], Field(min_length=1, max_length=7)]
    worksheet: WorksheetRef | None = None


class Section(Model):
    """A part of a page under its own heading."""

    heading: Line
    text: Prose


class Term(Model):
    """A word explained on this page; the glossary gathers them."""

    term: Line
    means: Prose


class Picture(Model):
    """A picture drawn by us, by its name in `templates/pictures/`, and what it shows in words."""

    name: Slug
    caption: Prose


class Content(Model):
    """What every page an author writes has: words people use for it, a summary, where to go next."""

    also_called: list[Line] = []
    summary: Prose
    next: list[PageRef] = []
    aliases: list[Slug] = []
    help_lines: list[HelpKind] = []
    review: Review
