"""The browser's processes are killed at a random moment while somebody types; whatever was called saved is there."""

import random
from collections.abc import Callable

from browser_support import Profile
from playwright.sync_api import Page
from writing import REMEMBER_SAVED, Writing


def test_a_killed_browser_has_kept_every_acknowledged_character(
    trials: Callable[[int], int], profile: Profile, writing: Callable[[Page], Writing]
) -> None:
    lost, behind, count = [], 0, trials(4)
    acknowledged = typed = ""
    for trial in range(count + 1):
        context = profile.start()
        context.add_init_script(REMEMBER_SAVED)
        sheet = writing(context.pages[0])
        kept = sheet.open()
        if not (kept.startswith(acknowledged) and typed.startswith(kept)):
            lost.append((trial, acknowledged, kept, typed))
        behind += kept != typed
        sheet.begin(f"{trial}:")
        sheet.type(random.Random(trial))
        acknowledged, typed = sheet.said()
        profile.kill()
    print(f"{count} kills, {behind} with letters not acknowledged yet, {len(lost)} lost")
    assert lost == []
