"""Makes every page from the library, in memory."""

from handrail.mkdocs_events import on_env, on_files, on_page_context  # noqa: F401
