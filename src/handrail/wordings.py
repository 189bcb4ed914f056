"""The words of every problem that an author can meet, by its code.

Codes are permanent. `problems` makes problems of them; nothing else in Handrail words a message to authors.
"""

from typing import NamedTuple


class Wording(NamedTuple):
    """What is wrong and what to do, with the details as `{names}`. `stops`: whether nothing is built with it."""

    what: str
    do: str
    stops: bool = True


WORDINGS: dict[str, Wording] = {
    # H1: the file as text
    "H101": Wording("this file is not UTF-8 text ({detail})", "Save it again with the encoding UTF-8."),
    "H102": Wording("this file starts with a byte-order mark", "Save it as “UTF-8 without BOM”."),
    "H103": Wording("this file is {size} KiB; the most is 256 KiB", "Split it into smaller files."),
    "H104": Wording("this file is empty", "Write the keys this kind of file needs, or delete the file."),
    "H105": Wording("this file cannot be read ({detail})", "Check that it exists and that you may read it."),
    "H106": Wording(
        "the file holds a control character ({detail})", "Delete that character; it cannot be seen, so retype the word."
    ),
    "H107": Wording(
        "more than {most} things are wrong in this file; what follows here is not told",
        "Mend the first ones and check again: one cause may be behind many.",
    ),
    # H2: the file as YAML
    "H201": Wording("there is a tab where YAML needs spaces", "Replace the tab by spaces."),
    "H202": Wording(
        "a quotation mark is opened here and never closed", "Close it, or put the whole text below a `|` line."
    ),
    "H203": Wording("`{key}` stands here twice in one block", "Keep one of the two."),
    "H204": Wording(
        "aliases and anchors (`*{name}`, `&{name}`) are not used here",
        "Write the text out again. For emphasis at the start of a text, put the text in quotes.",
    ),
    "H205": Wording("the tag `{tag}` is not used here", "Remove it; put text that starts with `!` in quotes."),
    "H206": Wording(
        "this cannot be read as YAML: {detail}",
        "Look at the indentation, colons and quotes here and in the line above.",
    ),
    "H207": Wording("the file holds more than one document (`---`)", "Keep one document per file."),
    "H208": Wording("lists and blocks are nested more than {depth} deep", "Use the shape shown in the documentation."),
    "H209": Wording("a key must be plain text", "Write the key as one word, followed by a colon."),
    "H210": Wording("there are more than {most} values in this file", "Split it into smaller files."),
    # H3: the shape
    "H301": Wording("a {found} stands where {wanted} belongs", "Write it as {wanted}."),
    "H302": Wording("`{key}` is not a key here{hint}", "Known keys: {known}."),
    "H303": Wording("`{key}` is missing", "Add `{key}:`."),
    "H304": Wording("`{type}` is not a field type{hint}", "Field types: {known}."),
    "H305": Wording("{detail}", "Mend the value."),
    "H306": Wording("`{value}` is not one of the choices here{hint}", "Choices: {known}."),
    "H307": Wording("`{type}` cannot be a column", "Columns may be: {known}."),
    # H4: names and links
    "H401": Wording("the slug `{slug}` is used twice", "Rename one of the two files."),
    "H402": Wording("the field id `{id}` is used twice in this worksheet", "Give one of them another id."),
    "H403": Wording(
        "`{slug}` is not a page of this library{hint}",
        "Use the slug of a page that exists: its file name without `.yml`.",
    ),
    "H404": Wording("`{slug}` is a {found}, and {wanted} belongs here", "Name {wanted}."),
    "H405": Wording(
        "`{key}` is not in the bibliography{hint}",
        "Add the source to content/references.yml, or use the id of one that is there.",
    ),
    "H406": Wording("these pathways come after one another in a circle: {circle}", "Remove one `after`."),
    "H407": Wording(
        "the address `{url}` cannot be linked to",
        "Links may use https:, mailto:, tel: and sms:, or the slug of a page.",
    ),
    "H408": Wording(
        "the file name `{name}` cannot be a slug",
        "Use small letters a-z, digits and single hyphens, and end it in `.yml`.",
    ),
    "H409": Wording("the option id `{id}` is used twice in this field", "Give one of them another id."),
    "H410": Wording("there is no picture called `{name}`{hint}", "Pictures: {known}."),
    "H411": Wording("the region `{region}` has no help lines{hint}", "Regions: {known}."),
    "H412": Wording("`{path}` is missing", "Every site needs this file."),
    "H413": Wording(
        "`{path}` is not used", "Pages are made from YAML files. Move the text into one, or remove the file."
    ),
    "H414": Wording("the source `{key}` stands here twice", "Keep one of the two."),
    "H415": Wording("the slug `{slug}` belongs to a page that Handrail makes", "Give the file another name."),
    "H416": Wording("the alias `{slug}` is the slug or the alias of another page", "Remove it."),
    "H418": Wording("the language `{language}` is not known", "Use a code such as `en`, `de` or `pt-BR`."),
    "H417": Wording(
        "the id `{id}` is kept for the reader's own choice and words",
        "Give it another id. For an option with words of one's own, use the key `other:`.",
    ),
    "H419": Wording("no question of this worksheet has the id `{id}`{hint}", "Ids here: {known}."),
    "H420": Wording("`{id}` stands in braces and is not a gap of this field", "Gaps here: {known}."),
    "H421": Wording("no version uses the gap `{id}`", "Write its id in braces in a version's text, or remove the gap."),
    "H422": Wording("no question of the worksheet `{worksheet}` has the id `{id}`{hint}", "Ids there: {known}."),
    "H423": Wording("`{id}` is not a scale, and only numbers can be compared", "Name a field of the type `scale`."),
    "H424": Wording("`{id}` is not a column of `{field}`{hint}", "Columns there: {known}."),
    "H425": Wording(
        "one of these scales goes to {before} and the other to {after}", "Give both scales the same highest number."
    ),
    "H426": Wording(
        "this gate lets everybody through, or nobody",
        "Give `opens: true` to at least one option, and `opens: false` to at least one.",
    ),
    "H427": Wording(
        "whoever chooses `{id}` is left with nothing",
        "Say under `text` what to do instead, or name `pages`, or give the gate `help_lines`.",
    ),
    "H428": Wording(
        "nothing of `{id}` is ever stored, so it cannot be shown here (`keep: never`)", "Name a question that is kept."
    ),
    "H429": Wording("`latest` looks for earlier entries, so it needs a `worksheet`", "Add `worksheet:`, or remove it."),
    "H430": Wording("there is no group of feelings with the id `{id}`{hint}", "Groups: {known}."),
    "H431": Wording("the feeling `{id}` stands here twice", "Keep one of the two."),
    "H432": Wording("the group of feelings `{id}` stands here twice", "Keep one of the two."),
    "H433": Wording("the id `{id}` belongs to a place of the body", "Give the sensation another id."),
    "H434": Wording("the id `{id}` is kept for an answer that is always offered", "Give the word another id."),
    "H435": Wording("`{id}` has no columns, so there are no pairs in it", "Name a field that has, or remove `in:`."),
    "H436": Wording("a column is kept with its row", "Give `keep: never` to the whole field."),
    # H5: a practice's own site
    "H501": Wording(
        "the library has no page `{slug}`{hint}, so this file changes nothing",
        "Rename the file after a page of the library, or write the whole page and remove `extends`.",
    ),
    "H502": Wording(
        "`{slug}` is no page of the library{hint}, so there is nothing to hide", "Write the name it has, or remove it."
    ),
    "H503": Wording(
        "the library's page does not say this (any more)",
        "Look at the page as it is now, and copy the words from there; or remove this change.",
    ),
    "H504": Wording(
        "the library's page says this {count} times",
        "Write more of the words around it, or say under `in` where it stands.",
    ),
    "H505": Wording(
        "the library's page has no {kind} `{name}` (any more){hint}",
        "Look at the page as it is now, and name a part that is there; or remove this change.",
    ),
    "H506": Wording(
        "`{name}` cannot change or go: people's notes hang on it",
        "Leave it. To ask something else, hide the field and add one with a new id.",
    ),
    "H507": Wording(
        "`{slug}` cannot be hidden, because these pages need it: {pages}", "Hide them as well, or replace them."
    ),
    "H508": Wording("`{slug}` is a page of your own", "Delete or move its file instead of hiding it."),
    "H509": Wording(
        "`{name}` cannot be changed in this way",
        "Steps and fields are changed under `change`, `add` and `hide`; a text is added to a text, items to a list.",
    ),
    "H510": Wording(
        "a field is added with `after` and `field`",
        "Write `after:` with the id of a field, and `field:` with the new one.",
    ),
    "H511": Wording(
        "`{colour}` cannot be read on `{ground}`, which pages have in the {scheme} scheme: "
        "the contrast is {found} to 1, and 4.5 is needed",
        'The nearest that can be read is `"{nearest}"`.',
    ),
    "H512": Wording("there is no file `content/{name}`", "Put the file there, or correct the name."),
    "H513": Wording(
        "this file has {size} KiB; the most is {most} KiB", "Make it smaller: people load it on slow phones."
    ),
    "H514": Wording(
        "the drawing `{name}` holds something that runs, or that comes from elsewhere",
        "Save it as a “plain SVG” without scripts and links, or use a PNG.",
    ),
    "H515": Wording(
        "“Leave” would lead to your own site", "Name a page that says nothing about therapy, such as a search engine."
    ),
    "H516": Wording(
        "`{url}` is a path below an address, and whatever else is at `{origin}` could read what people write here",
        "Give the site an address of its own, such as `https://worksheets.example.org/`. "
        "If everything at that address is yours and may read it, write `shared_origin: true` into content/practice.yml.",
    ),
    "H517": Wording(
        "your field type `{name}` cannot be used ({detail})",
        "Mend its model.py; src/handrail/fields/README.md says what it needs.",
    ),
    "H518": Wording(
        "this is a secret key, and this file is copied and shared",
        "Throw that key away: make a new one, and write only its public part here, which begins with `age1`. "
        "Never publish the secret part. If this file has left your computer, what was locked for this key can be read.",
    ),
    "H519": Wording(
        "this is not the public part of a key, or a letter of it is missing or wrong",
        "Copy it whole from the file that your key is in: `age1` and 58 letters. The page `/open/` of your site makes keys, "
        "and so does the program `age-keygen`.",
    ),
    "H520": Wording(
        "`{slug}` is an earlier name of the library's page `{now}`",
        "If this file changes or replaces that page, rename it to `{now}.yml`; if not, give it a name of its own.",
    ),
    "H451": Wording("the id `{id}` has another use in this field", "Give it another id."),
    "H452": Wording("`{key}` needs `{other}` beside it", "Write both, or neither."),
    "H453": Wording("there is nothing to fill in here", "Add {wanted}."),
    # H5: the content standards
    "H601": Wording(
        "this page reads at grade {grade}; the most is {highest}",
        "Begin with this text, the hardest of the page: shorter words, shorter sentences, one idea in each.",
    ),
    "H602": Wording(
        "the folds of this page read at grade {grade}; the most is {highest}",
        "Begin with this text, the hardest of them: shorter words, shorter sentences.",
    ),
    "H603": Wording(
        "this summary has {words} words in {sentences} sentences",
        "Say what this is in one to three short sentences, 60 words at most.",
        stops=False,
    ),
    "H604": Wording(
        "the first step takes {minutes} minutes; the most is 5", "Put a smaller step before it, of under five minutes."
    ),
    "H605": Wording(
        "the first step does not say how long it takes",
        "Add it, such as “Two minutes.”, so that a tired person can see that it is small.",
        stops=False,
    ),
    "H606": Wording(
        "these words stand on the page `{slug}` too: “{run}”",
        "Write one of the two afresh, or link to the other page instead.",
    ),
    "H607": Wording(
        "nobody has looked at the source `{key}` (`verified: recalled`)",
        "Look it up, mend the sentence if it says something else, and write `verified: seen` in the bibliography.",
    ),
    "H608": Wording(
        "no sentence of this page cites the source `{key}`",
        "Put [@{key}] behind the sentence that rests on it, or take the source out.",
        stops=False,
    ),
    "H609": Wording(
        "the next review, {next}, is not after the day the page was written, {written}", "Mend one of the two days."
    ),
    "H610": Wording(
        "this page was to be looked at again by {next}",
        "Read it, check its sources, and give `next` a new day.",
        stops=False,
    ),
    "H611": Wording("“{phrase}” may do harm: {why}", "Better: {better}."),
    "H612": Wording("“{phrase}” blames or shames: {why}", "Better: {better}."),
    "H613": Wording("“{phrase}”: {why}", "Better: {better}.", stops=False),
    "H614": Wording("an exclamation mark shouts", "End the sentence with a full stop.", stops=False),
    "H615": Wording(
        "“{words}” is about {about}, and this page shows nobody to call",
        "Add `help_lines:` with {kinds}. The page then shows those lines in its text.",
    ),
    "H616": Wording(
        "“{words}” is about {about}, and nothing is asked first",
        "Put a field of the type `gate` before it, which asks about reasons against it.",
    ),
    "H617": Wording(
        "there is a day of review, and `clinician: none`",
        "Name the clinician who looked at the page, or take the day out.",
    ),
    "H618": Wording(
        "point {point} of the PEMAT is not an author's to judge",
        "A rule decides it, or it is not used. Yours: {known}.",
    ),
    "H619": Wording("point {point} of the PEMAT stands here twice", "Keep one of the two."),
}
