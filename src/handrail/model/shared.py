"""Pieces that several kinds of page share: evidence, review, notes for therapists, one thing to try."""

from typing import Annotated, Literal

from pydantic import Field

from handrail.model.base import IsoDate, Line, Model, PageRef, Prose, Slug, SourceKey, WorksheetRef

HelpKind = Literal["crisis", "domestic-abuse", "general", "youth"]
Technique = Literal[
    "noticing", "thoughts", "trying", "body", "room", "kindness", "values", "speaking", "past", "plans", "writing",
]  # fmt: skip
"""Kinds of work that lists of pages can be narrowed to.

`noticing`: noticing and noting down (self-monitoring). `thoughts`: looking at thoughts (cognitive therapy). `trying`:
trying things out, in steps (behavioural experiments, exposure, rehearsal). `body`: body and breath (grounding,
relaxation). `room`: making room (mindfulness, acceptance). `kindness`: kindness to oneself (compassion). `values`: what
matters (values, goals, needs). `speaking`: saying it to others (assertiveness). `past`: looking back (life story,
schemas, grief). `plans`: plans for later (if-then plans, relapse prevention). `writing`: writing it down (journals, letters).
"""


class Evidence(Model):
    """What is known about this technique, what is not, and how good the knowledge is."""

    grade: Literal["strong", "moderate", "limited", "theory"]
    """`strong`: several good trials or meta-analyses of this technique. `moderate`: some trials, or
    strong for the therapy it is part of. `limited`: few or weak studies. `theory`: clinical
    tradition or theory, untested."""
    known: Prose
    """What studies have found, in one or two plain sentences."""
    unknown: Prose
    """What nobody knows yet, in one or two plain sentences."""
    disputed: Prose | None = None
    """What people who study it disagree about, if they do. The page on evidence gathers these."""
    sources: Annotated[list[SourceKey], Field(min_length=1)]
    """Ids from `references.yml`."""


class SelfScore(Model):
    """What the author found on the points of the PEMAT-P that need judgement, by the tool's numbers.

    Points: 2 nothing distracts; 4 medical words are explained; 5 active voice; 6 numbers are clear; 10 a sensible
    order; 15 a picture wherever one explains better; 16 pictures support the text; 18 pictures are clear; 25 it says
    how to use its pictures or tables; 26 a picture wherever one makes acting easier. Rules decide the others.
    """

    agree: list[int] = []
    """Points that the page meets."""
    disagree: list[int] = []
    """Points that it does not meet yet."""


class Review(Model):
    """Who wrote and checked the page, and when it is due again. `clinician: none` when nobody has."""

    written: IsoDate
    """The day the page was written, such as `2026-11-23`."""
    clinician: Line
    """Name and licence of the clinician who checked the page, or `none`."""
    reviewed: IsoDate | None = None
    """The day of that check."""
    next: IsoDate
    """The day the page is due to be checked again; from then on the check warns."""
    pemat: SelfScore | None = None
    """The author's own answers to the PEMAT, where a rule cannot answer. Whoever writes them has read the page for it."""


class Therapists(Model):
    """The fold for therapists."""

    fits: Prose
    """When it fits."""
    not_for: Prose
    """When it does not, and for whom."""
    introduce: Prose
    """How to bring it into a session."""
    review: Prose
    """What to ask next time."""
    origin: Prose
    """The model or the people it comes from."""


class Step(Model):
    """One step of something to try: what to do, and how."""

    do: Line
    """What to do, in a few words."""
    how: Prose | None = None
    """How to do it, where the few words do not say enough."""


class Try(Model):
    """One thing to try, as numbered steps; the first takes under five minutes."""

    intro: Prose | None = None
    """A sentence before the steps."""
    steps: Annotated[list[Step], Field(min_length=1, max_length=7)]
    """One to seven steps. The first takes under five minutes."""
    worksheet: WorksheetRef | None = None
    """The worksheet that goes with it."""


class Section(Model):
    """A part of a page under its own heading."""

    heading: Line
    """The heading, plain words."""
    text: Prose
    """What stands under it."""


class Term(Model):
    """A word explained on this page; the glossary gathers them."""

    term: Line
    """The word."""
    means: Prose
    """What it means here, in plain words."""


class Picture(Model):
    """A picture drawn by us, by its name in `templates/pictures/`, and what it shows in words."""

    name: Slug
    """The file's name in `templates/pictures/`, without `.svg`."""
    caption: Prose
    """What the picture shows, for readers who do not see it and for those who do."""


class Findable(Model):
    """What every page has that an author writes: words people use for it, a summary, where to go next."""

    also_called: list[Line] = []
    """Words people may search for, which the page itself may not use."""
    summary: Prose
    """The first thing a reader sees: what this is, in one to three short sentences."""
    next: list[PageRef] = []
    """Pages to go on to."""
    aliases: list[Slug] = []
    """Slugs this page had before. Links to them still arrive."""


class Content(Findable):
    """What every page has that explains or asks something."""

    help_lines: list[HelpKind] = []
    """Kinds of help line to show in the text, for pages that may stir up danger."""
    review: Review
    """Who wrote and checked the page, and when it is due again."""


class Practised(Content):
    """What every page has that people work with."""

    techniques: list[Technique] = []
    """Kinds of work it belongs to, the main one first; lists of pages can be narrowed to them."""
