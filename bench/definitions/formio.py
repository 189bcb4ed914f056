"""A Form.io form."""

from collections.abc import Callable, Iterator

from definitions import Json, asking, ends, said


def define(sheet: Json) -> Json:
    def component(field: Json) -> Json:
        values = [{"value": option["id"], "label": option["label"]} for option in field.get("options", ())]
        kinds: dict[str, Callable[[], Json]] = {
            "text": lambda: {"type": "textfield"},
            "long-text": lambda: {"type": "textarea", "rows": field.get("lines", 3)},
            "date": lambda: {"type": "day"},
            "scale": lambda: {"type": "number", "description": ends(field), "validate": {"min": 0, "max": 100}},
            "choice": lambda: {"type": "radio", "values": values},
            "checklist": lambda: {"type": "selectboxes", "values": values},
            "rows": lambda: {
                "type": "datagrid", "addAnother": field["add"],
                "components": [part for column in field["columns"] for part in components(column)],
            },
        }  # fmt: skip
        common = {"key": field["id"], "label": field["label"], "description": field.get("hint", ""), "input": True}
        return {**common, "placeholder": field.get("example", ""), **kinds[field["type"]]()}

    def components(field: Json) -> Iterator[Json]:
        yield component(field)
        if field.get("other"):
            yield {"type": "textfield", "key": f"{field['id']}-other", "label": field["other"], "input": True}

    def words(number: int, step: Json) -> list[Json]:
        text = said(step)
        return [{"type": "htmlelement", "key": f"words-{number}", "tag": "p", "content": text}] if text else []

    steps = [
        {"type": "panel", "key": f"step-{number}", "title": step["title"], "input": False,
         "components": [*words(number, step), *(part for field in asking(step) for part in components(field))]}
        for number, step in enumerate(sheet["steps"])
    ]  # fmt: skip
    return {"display": "form", "components": steps}
