"""The formats an author writes, and the file or folder each is read from."""

from dataclasses import dataclass

from handrail.model.about import About
from handrail.model.area import Area
from handrail.model.base import Model
from handrail.model.concept import Concept
from handrail.model.crisis_lines import CrisisLines
from handrail.model.feelings import Feelings
from handrail.model.handout import Handout
from handrail.model.pathway import Pathway
from handrail.model.practice import Practice
from handrail.model.reference import Bibliography
from handrail.model.reframe import Reframe
from handrail.model.sign import Sign
from handrail.model.worksheet import Worksheet


@dataclass(frozen=True)
class Format:
    """One YAML format: its model, and the folder (one file per item) or single file it lives in."""

    name: str
    model: type[Model]
    path: str

    @property
    def is_folder(self) -> bool:
        return not self.path.endswith(".yml")


FORMATS = (
    Format("practice", Practice, "content/practice.yml"),
    Format("references", Bibliography, "content/references.yml"),
    Format("crisis-lines", CrisisLines, "content/crisis-lines.yml"),
    Format("feelings", Feelings, "content/feelings.yml"),
    Format("about", About, "content/about"),
    Format("area", Area, "content/areas"),
    Format("concept", Concept, "content/concepts"),
    Format("reframe", Reframe, "content/reframes"),
    Format("sign", Sign, "content/signs"),
    Format("pathway", Pathway, "content/pathways"),
    Format("handout", Handout, "content/handouts"),
    Format("worksheet", Worksheet, "worksheets"),
)
