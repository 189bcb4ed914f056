// LHC-Forms is not bundled: its package holds files ready for the page, which stand before this one.
import definition from "definition";
import { open } from "./keep.js";

const page = document.getElementById("form");
const { held, keep } = await open("lhc-forms");
const { Util } = window.LForms;
const sheet = Util.convertFHIRQuestionnaireToLForms(definition, "R4");
const shown = held ? Util.mergeFHIRDataIntoLForms("QuestionnaireResponse", held, sheet, "R4") : sheet;
await Util.addFormToPage(shown, page, { prepopulate: false });
const changed = () => keep(Util.getFormFHIRData("QuestionnaireResponse", "R4", page));
page.addEventListener("input", changed);
page.addEventListener("change", changed);
