"""Reads and checks the library before MkDocs touches the site that was built before."""

from handrail.mkdocs_events import on_config, on_pre_build, on_serve, on_startup  # noqa: F401
