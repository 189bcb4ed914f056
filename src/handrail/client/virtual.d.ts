/** Made by build.mjs from the folders in `src/handrail/fields`. */
declare module "handrail:fields" {
  const fields: import("./field").FieldType[];
  export default fields;
}
