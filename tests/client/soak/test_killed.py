"""The browser's processes are killed at a random moment while somebody types; whatever was called saved is there."""

import random
from collections.abc import Callable, Iterable

from browser_support import Profile
from playwright.sync_api import Page
from writing import REMEMBER_SAVED, TEXT, Writing


def test_a_killed_browser_has_kept_every_acknowledged_character(
    trials: Callable[[int], Iterable[int]], profile: Profile, writing: Callable[[Page], Writing]
) -> None:
    """One start of the browser for each trial: it shows what the last kill has left, and is killed in its turn."""
    lost, late, behind, returned, trial = [], [], 0, 0, 0
    acknowledged = planned = ""
    for trial in trials(2):
        chance = random.Random(trial)
        context = profile.start()
        context.add_init_script(REMEMBER_SAVED)
        sheet = writing(context.pages[0])
        kept = sheet.open()
        returned += sheet.page.locator("[data-lasting=returned]").is_visible()
        if not (kept.startswith(acknowledged) and planned.startswith(kept)):
            # A page whose storage does not open at once says so, and asks again.
            seen = sheet.seen()
            context.pages[0].wait_for_timeout(10_000)
            later = sheet.page.locator(TEXT).input_value()
            is_told = seen[1] != "" and later.startswith(acknowledged)
            (late if is_told else lost).append((trial, acknowledged, kept, later, seen))
            print(late, lost, flush=True)
        sheet.begin(f"{trial}:")
        planned = sheet.start_typing(chance)
        context.pages[0].wait_for_timeout(chance.uniform(0, 400))
        acknowledged, typed = sheet.said()
        profile.kill()
        behind += acknowledged != typed
    print(f"{trial} kills, {behind} with letters still on their way, {returned} brought back, {len(late)} shown late, "
          f"{len(lost)} lost")  # fmt: skip
    assert lost == []
