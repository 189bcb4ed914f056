// Form.io's own production file stands before this one.
import definition from "definition";
import { open } from "./keep.js";

const { Formio } = window;
const form = await Formio.createForm(document.getElementById("form"), definition, { noAlerts: true });
const { held, keep } = await open("formio");
if (held) form.submission = { data: held };
form.on("change", () => keep(structuredClone(form.submission.data)));
