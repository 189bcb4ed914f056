"""A JSON Schema, and a UI schema that says how it looks."""

from definitions import Json, asking, ends, said


def define(sheet: Json) -> Json:
    def group(fields: list[Json]) -> tuple[Json, Json]:
        schemas, looks = {}, {}
        for field in fields:
            schemas[field["id"]], looks[field["id"]] = one(field)
            if field.get("other"):
                schemas[f"{field['id']}-other"] = {"type": "string", "title": field["other"]}
        return schemas, looks

    def one(field: Json) -> tuple[Json, Json]:
        schema = {"title": field["label"], "description": field.get("hint", "")}
        look: Json = {"ui:placeholder": field.get("example", "")}
        options = [{"const": option["id"], "title": option["label"]} for option in field.get("options", ())]
        match field["type"]:
            case "text":
                schema |= {"type": "string"}
            case "long-text":
                schema |= {"type": "string"}
                look |= {"ui:widget": "textarea", "ui:options": {"rows": field.get("lines", 3)}}
            case "date":
                schema |= {"type": "string", "format": "date"}
            case "scale":
                schema |= {"type": "integer", "minimum": 0, "maximum": 100, "description": ends(field)}
                look |= {"ui:widget": "range"}
            case "choice":
                schema |= {"type": "string", "oneOf": options}
                look |= {"ui:widget": "radio"}
            case "checklist":
                schema |= {"type": "array", "uniqueItems": True, "items": {"type": "string", "oneOf": options}}
                look |= {"ui:widget": "checkboxes"}
            case "rows":
                columns, looks = group(field["columns"])
                row = {"type": "object", "title": field["row"], "properties": columns}
                schema |= {"type": "array", "items": row, "default": [{}]}
                look |= {"items": looks}
        return schema, look

    schemas, looks = {}, {}
    for number, step in enumerate(sheet["steps"]):
        properties, inside = group(asking(step))
        name = f"step-{number}"
        schemas[name] = {
            "type": "object", "title": step["title"], "description": said(step), "properties": properties,
        }  # fmt: skip
        looks[name] = inside
    schema = {"type": "object", "title": sheet["title"], "description": sheet["summary"], "properties": schemas}
    return {"schema": schema, "uiSchema": {**looks, "ui:submitButtonOptions": {"norender": True}}}
