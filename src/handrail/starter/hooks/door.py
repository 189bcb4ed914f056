"""The door to Handrail: it makes every page of this site."""

from handrail.mkdocs_events import *  # noqa: F403
