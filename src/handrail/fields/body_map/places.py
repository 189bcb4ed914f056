"""The places of the body that the figure shows, and what one may notice there. Ids are permanent: answers hang on them."""

from handrail.messages import N_

PLACES: dict[str, str] = {
    "head": N_("Head"),
    "face": N_("Face and jaw"),
    "throat": N_("Throat"),
    "neck": N_("Back of the neck"),
    "shoulders": N_("Shoulders"),
    "chest": N_("Chest"),
    "upper-back": N_("Upper back"),
    "arms": N_("Arms"),
    "hands": N_("Hands"),
    "belly": N_("Belly"),
    "lower-back": N_("Lower back"),
    "hips": N_("Hips and seat"),
    "legs": N_("Legs"),
    "knees": N_("Knees"),
    "feet": N_("Feet"),
    "all-over": N_("All over"),
}
"""From the head down. The last one has no place in the figure."""

SENSATIONS: dict[str, str] = {
    "tight": N_("Tight"),
    "heavy": N_("Heavy"),
    "warm": N_("Warm"),
    "cold": N_("Cold"),
    "shaky": N_("Shaky"),
    "pounding": N_("Pounding"),
    "fluttering": N_("Fluttering"),
    "buzzing": N_("Buzzing"),
    "pain": N_("In pain"),
    "numb": N_("Numb"),
    "empty": N_("Empty"),
    "light": N_("Light"),
}
"""Offered where an author gives none."""

NOWHERE = N_("I notice nothing, or can't tell")
