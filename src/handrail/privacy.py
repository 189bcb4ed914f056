"""What the site promises about privacy, each promise with what keeps it and the test that proves it.

The privacy page prints this list, with the rules that `seal.py` writes into pages, so that it says what the build really
does. A test holds that every named proof is there.
"""

from dataclasses import dataclass

from handrail import seal
from handrail.messages import N_, Marked


@dataclass(frozen=True)
class Promise:
    """One promise.

    Attributes:
        words: what is promised.
        how: what keeps it.
        proof: the test, as `FILE::NAME` in the project.
        directives: the directives of the page's policy that keep it; none when something else does.
    """

    words: Marked
    how: Marked
    proof: str
    directives: tuple[str, ...] = ()

    def rule(self, kind: str) -> str:
        """The part of the policy of a kind of page that keeps the promise; "" when none does."""
        policy = seal.directives(kind)
        return seal.written({name: policy[name] for name in self.directives})


PROMISES = (
    Promise(
        N_("Nothing you write is sent anywhere."),
        N_(
            "A page on which you write may open no connection at all. The browser enforces this, whatever the page tries."
        ),
        "tests/browser/test_privacy.py::test_even_injected_code_cannot_reach_elsewhere",
        ("connect-src", "form-action"),
    ),
    Promise(
        N_("Nothing on a page comes from another company."),
        N_("Scripts, styles, pictures and letters may come from this site only."),
        "tests/browser/test_privacy.py::test_every_page_stays_on_its_origin_and_keeps_its_policy",
        ("default-src", "script-src", "style-src", "img-src", "font-src"),
    ),
    Promise(
        N_("What you write stays text. It can never become a program that runs in the page."),
        N_("The browser refuses to turn text into a script or into parts of a page."),
        "tests/client/test_edges.py::test_odd_texts_are_kept_to_the_letter",
        ("require-trusted-types-for", "trusted-types"),
    ),
    Promise(
        N_("“Saved” means that the browser has it on the disk."),
        N_(
            "The word appears only after the browser has reported the writing as done, and each write asks for the strict way. "
            "Where the browser can, it is written twice, because one of the two can be damaged. "
            "A browser can still lose all that it keeps, so a backup is worth having."
        ),
        "tests/client/soak/test_killed.py::test_a_killed_browser_has_kept_every_acknowledged_character",
    ),
    Promise(
        N_("A summary that you lock for somebody can be opened by them alone, and is sent by you or not at all."),
        N_("It is encrypted in your browser for the public part of their key, in the age format."),
        "tests/client/test_handover.py::test_a_summary_goes_from_a_reader_to_a_therapist",
        ("connect-src",),
    ),
    Promise(
        N_("Under the lock, not even the name of a sheet can be read without your passphrase."),
        N_("Each sheet is sealed with AES-256-GCM; the key is sealed with your passphrase through scrypt."),
        "tests/client/test_lock.py::test_words_written_under_the_lock_are_nowhere_on_the_disk",
    ),
    Promise(
        N_("“Until this tab closes” means that nothing goes into this site’s storage on the disk."),
        N_("The text is kept in the memory that the browser gives to one tab."),
        "tests/client/test_lock.py::test_until_the_tab_closes_nothing_reaches_the_database",
    ),
    Promise(
        N_("Inside another website’s page, nothing is kept or shown."),
        N_("A worksheet that stands in a frame opens no storage."),
        "tests/client/test_edges.py::test_inside_another_page_nothing_is_kept",
    ),
    Promise(
        N_("“Leave” empties the page at once, and Back does not bring it back."),
        N_("The page is cleared before the next one is asked for, and takes its place in the history."),
        "tests/browser/test_reading.py::test_leaving_blanks_at_once_and_back_does_not_return_to_the_page",
    ),
    Promise(
        N_("Search words are not sent, and are not part of an address."),
        N_(
            "The index is looked through in your browser. Only the search page may read from this site, and from nowhere else."
        ),
        "tests/browser/test_search.py::test_the_box_works_from_any_page_and_the_words_stay_out_of_the_address",
    ),
)
