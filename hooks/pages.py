"""Makes every page from the library, in memory."""

from handrail.mkdocs_events import (  # noqa: F401
    on_env,
    on_files,
    on_page_content,
    on_page_context,
    on_page_markdown,
)
