"""A SurveyJS model."""

from collections.abc import Callable

from definitions import Json, asking, ends, said


def define(sheet: Json) -> Json:
    def element(field: Json) -> Json:
        choices = [{"value": option["id"], "text": option["label"]} for option in field.get("options", ())]
        kinds: dict[str, Callable[[], Json]] = {
            "text": lambda: {"type": "text"},
            "long-text": lambda: {"type": "comment", "rows": field.get("lines", 3)},
            "date": lambda: {"type": "text", "inputType": "date"},
            "scale": lambda: {"type": "slider", "description": ends(field), "allowClear": True},
            "choice": lambda: {"type": "radiogroup", "choices": choices, "showClearButton": True},
            "checklist": lambda: {
                "type": "checkbox", "choices": choices, "showOtherItem": True, "otherText": field["other"],
            },
            "rows": lambda: {
                "type": "paneldynamic", "panelCount": 1, "addPanelText": field["add"],
                "templateTitle": f"{field['row']} {{panelIndex}}",
                "templateElements": [element(column) for column in field["columns"]],
            },
        }  # fmt: skip
        common = {"name": field["id"], "title": field["label"], "description": field.get("hint", "")}
        return {**common, "placeholder": field.get("example", ""), **kinds[field["type"]]()}

    steps = [
        {"type": "panel", "name": f"step-{number}", "title": step["title"], "description": said(step),
         "elements": [element(field) for field in asking(step)]}
        for number, step in enumerate(sheet["steps"])
    ]  # fmt: skip
    # Every key is kept, as on the other pages, and not only what stands there when a field is left.
    return {
        "title": sheet["title"], "description": sheet["summary"], "textUpdateMode": "onTyping",
        "showNavigationButtons": False, "showQuestionNumbers": "off", "pages": [{"name": "sheet", "elements": steps}],
    }  # fmt: skip
