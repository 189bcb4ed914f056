"""The words people type when they look for something, as lists that a translation replaces with its own language's.

Pages are called by some of them (`pages.py`), the search reads questions with the others (`finding.py`).
"""

from handrail.messages import N_

HELP_WORDS = N_(
    "crisis, emergency, suicide, suicidal, want to die, wanting to die, want to be dead, kill myself, kill my self, "
    "killing myself, end it all, ending it all, end my life, ending my life, take my life, take my own life, "
    "no reason to live, not worth living, point of living, point in living, don't want to live, not want to live, "
    "tired of living, tired of life, don't want to be here, not want to be here, don't want to be alive, "
    "don't want to wake up, never wake up, not wake up, wish I was dead, wish I were dead, wish I wasn't alive, "
    "wish I wasn't here, wish I was never born, better off dead, better off without me, happier without me, "
    "can't go on, want it all to stop, want it to end, self-harm, self harm, selfharm, hurt myself, hurting myself, "
    "harm myself, cutting, cut myself, burn myself, overdose, took pills, too many pills, abuse, abused, rape, "
    "raped, hits me, hit me, scared of my partner, beats me, chokes me, choked me, threatens me, violent, violence, "
    "afraid of my partner, scared of him, scared of her, afraid of him, afraid of her, afraid to go home, "
    "scared to go home, not safe, unsafe, helpline, hotline, lifeline, call someone, someone to talk to, "
    "somebody to talk to"
)
"""What people type when they need somebody now; a translation lists its own language's words."""

NOW_WORDS = N_(
    "right now, help me, help, panic, panic attack, panicking, freaking out, losing it, losing control, falling apart, "
    "breaking down, can't breathe, can't cope, can't take it, can't stand it, can't calm down, calm down, calm me down, "
    "overwhelmed, too much, hard moment, bad day, terrible day, urgent, emergency, meltdown, spiralling, spiraling, "
    "can't stop shaking, can't stop crying"
)
"""What people type when it is hard at this moment; a translation lists its own language's words."""

LITTLE = N_(
    "a, about, after, all, also, am, an, and, any, are, as, at, be, because, been, but, by, could, did, do, does, "
    "doing, even, ever, every, feel, feeling, feels, for, from, get, gets, getting, had, has, have, he, her, hers, him, "
    "his, how, i, if, im, in, into, is, it, its, ive, just, keep, keeps, know, like, lot, make, makes, me, much, my, "
    "of, off, on, or, our, really, she, should, so, some, such, than, that, the, their, them, then, there, these, "
    "they, thing, things, this, those, to, up, us, very, want, wants, was, we, were, what, when, where, which, who, why, will, "
    "with, would, you, your"
)
"""Words that tell little about what is asked, without apostrophes; a translation lists its own language's."""

SAME = N_(
    "mum mom mother mummy mommy, dad father daddy, parents parent, child children kid kids, husband wife partner "
    "spouse boyfriend girlfriend, anxious anxiety nervous worry worried, angry anger temper rage furious mad, sad "
    "sadness unhappy depressed, scared afraid frightened fear terrified, shout yell scream, tired exhausted, "
    "therapist counsellor counselor therapy counselling counseling, boss manager work job, cry crying tears, "
    "ashamed shame, guilty guilt, lonely alone, diary journal, calm settle, numb empty nothing"
)
"""Words that people use for one another, a group between two commas; a translation lists its own language's."""


def listed(words: str) -> tuple[str, ...]:
    """The entries of a list, which commas part."""
    return tuple(word.strip() for word in words.split(","))
