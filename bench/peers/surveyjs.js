import "survey-core/survey-core.fontless.min.css";
import { Model } from "survey-core";
import "survey-js-ui";

import definition from "definition";
import { open } from "./keep.js";

const survey = new Model(definition);
survey.render(document.getElementById("form"));
const { held, keep } = await open("surveyjs");
if (held) survey.data = held;
survey.onValueChanged.add(() => keep(structuredClone(survey.data)));
