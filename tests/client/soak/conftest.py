"""What the trials have in common."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from writing import Writing


@pytest.fixture
def writing(sheets_url: str) -> Callable[[Page], Writing]:
    return lambda page: Writing(page, sheets_url)
