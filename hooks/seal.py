"""Gives every built page its content security policy."""

from handrail.mkdocs_events import on_post_build  # noqa: F401
