import Form from "@rjsf/core";
import validator from "@rjsf/validator-ajv8";
import { createElement, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

import definition from "definition";
import { open } from "./keep.js";

const store = open("rjsf");

function Sheet() {
  const [formData, show] = useState(undefined);
  useEffect(() => void store.then(({ held }) => held && show(held)), []);
  const onChange = async ({ formData }) => {
    show(formData);
    (await store).keep(formData);
  };
  // Nothing is chosen before the reader chooses.
  const experimental_defaultFormStateBehavior = { constAsDefaults: "never" };
  return createElement(Form, { ...definition, validator, formData, onChange, experimental_defaultFormStateBehavior });
}

createRoot(document.getElementById("form")).render(createElement(Sheet));
