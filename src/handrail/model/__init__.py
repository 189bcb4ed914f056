"""The content models, one module each; `formats` lists the YAML formats they define."""
