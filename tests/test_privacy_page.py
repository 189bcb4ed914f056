"""The privacy page says what the build really does, and names proofs that exist."""

import re
from pathlib import Path

import pytest

from handrail.privacy import PROMISES, Promise
from handrail.seal import policy

PROJECT = Path(__file__).parents[1]


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.proof.partition("::")[2])
def test_every_proof_is_a_test(promise: Promise) -> None:
    file, _, name = promise.proof.partition("::")
    assert re.search(rf"^def {name}\(", (PROJECT / file).read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("promise", [promise for promise in PROMISES if promise.directives], ids=lambda one: one.words)
def test_every_rule_is_in_the_policy_of_a_worksheet(promise: Promise) -> None:
    page = policy('<html data-page="worksheet"><meta charset="utf-8">').split("; ")
    assert all(rule in page for rule in promise.rule("worksheet").split("; "))
