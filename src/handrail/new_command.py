"""`handrail new`: asks for what a new site needs, then `new_site` writes it.

Whatever an option gives is not asked for. Questions are asked at a terminal only; elsewhere what is
missing keeps its usual value, and a missing name is an error.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

from handrail.brand import check_brand
from handrail.library import builtin_root
from handrail.model.crisis_lines import CrisisLines
from handrail.model.practice import Practice
from handrail.new_site import Answers, NewSiteError, one_line, practice_file, write_site
from handrail.problems import SiteProblems, as_text
from handrail.validate import build_model
from handrail.yaml_source import SourceError, read_source, read_values


class Question(NamedTuple):
    """One thing to ask: the option's name, where the answer goes (a block and a key), and the words."""

    option: str
    block: str
    key: str
    words: str
    help: str


QUESTIONS = (
    Question("name", "", "name", "The practice's name", "the practice's name"),
    Question("country", "", "country", "Country, for the help lines: {countries}", "a country such as GB, or intl"),
    Question("phone", "contact", "phone", "Phone, if you like", "the number people should call"),
    Question("email", "contact", "email", "E-mail, if you like", "the address people should write to"),
    Question(
        "colour",
        "colours",
        "accent",
        "Your colour as a code such as #1f6660, if you like",
        "the colour of links and buttons",
    ),
    Question(
        "care-colour", "colours", "care", "A second, warm colour for care and help, if you like", "the colour of help"
    ),
    Question("website", "contact", "url", "Your own website, if you like (https://…)", "the practice's website"),
)


def add_to(commands: Any) -> None:
    """Add the command to the others."""
    new = commands.add_parser("new", help="write a small site of your own, ready to be served")
    new.add_argument("site", type=Path, metavar="DIR", help="a folder that is not there yet")
    for question in QUESTIONS:
        new.add_argument(f"--{question.option}", metavar="TEXT", help=question.help)
    new.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Ask, write, and say what to do next; the exit status."""
    try:
        write_site(options.site, _answers(options))
    except NewSiteError as error:
        print(error, file=sys.stderr)
        return 1
    except SiteProblems as found:
        print(f"{as_text(found.problems)}\n\nNothing was written.", file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):
        print("\nNothing was written.", file=sys.stderr)
        return 1
    print(f"Your site is in {options.site}; its README.md tells what you can do with it. To see it:\n")
    print(f"    cd {options.site}")
    print("    py -m mkdocs serve" if os.name == "nt" else "    make serve")
    return 0


def _answers(options: argparse.Namespace) -> Answers:
    answers = Answers(name="")
    asks = sys.stdin.isatty()
    for question in QUESTIONS:
        given = getattr(options, question.option.replace("-", "_"))
        if given is not None:
            _set(answers, question, given)
        elif question.key == "name" and not asks:
            raise NewSiteError("What is the practice's name? Say it with `--name`.")
        elif asks:
            _ask(answers, question)
    return answers


def _ask(answers: Answers, question: Question) -> None:
    """Ask until the answer fits; an empty one keeps the usual value."""
    countries = _countries()
    usual = f" [{answers.country}]" if question.key == "country" else ""
    while True:
        given = one_line(input(question.words.format(countries=", ".join(countries)) + f"{usual}: "))
        if question.key == "country":
            given = _country(given)
            fault = f"There are no help lines for {given} here yet." if given and given not in countries else ""
        elif given or question.key != "name":
            fault = _fault(answers, question, given) if given else ""
        else:
            fault = "A site needs a name."
        if not fault:
            if given:
                _set(answers, question, given)
            return
        print(fault)


def _set(answers: Answers, question: Question, given: str) -> None:
    if question.block:
        getattr(answers, question.block)[question.key] = given
    else:
        setattr(answers, question.key, _country(given) if question.key == "country" else given)


def _country(given: str) -> str:
    return given.lower() if given.lower() == "intl" else given.upper()


def _fault(answers: Answers, question: Question, given: str) -> str:
    """What does not fit in an answer, in the words of `handrail check`; empty when all fits."""
    tried = Answers(answers.name or "x", answers.country, contact={}, colours={})
    _set(tried, question, given)
    try:
        source = read_values("practice.yml", practice_file(tried))
        model, problems = build_model(source, Practice)
        problems += check_brand(model, source, Path()) if model else []
    except SourceError as error:
        problems = error.problems
    return f"{problems[0].what}. {problems[0].do}" if problems else ""


def _countries() -> list[str]:
    source = read_source(builtin_root() / "content/crisis-lines.yml", "crisis-lines.yml")
    lines: CrisisLines = build_model(source, CrisisLines)[0]
    return sorted((region.region for region in lines.regions), key=lambda name: (name == "intl", name))
