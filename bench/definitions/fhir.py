"""A FHIR R4 Questionnaire, with the extensions of Structured Data Capture."""

from collections.abc import Iterator

from definitions import Json, asking, ends, said

EXTENSION = "http://hl7.org/fhir/StructureDefinition/"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"


def define(sheet: Json) -> Json:
    def control(code: str) -> list[Json]:
        coding = {"coding": [{"system": CONTROLS, "code": code}]}
        return [{"url": f"{EXTENSION}questionnaire-itemControl", "valueCodeableConcept": coding}]

    def words(link: str, text: str, code: str = "") -> list[Json]:
        item = {"linkId": link, "type": "display", "text": text}
        return [{**item, "extension": control(code)} if code else item] if text else []

    def items(field: Json, within: str = "") -> Iterator[Json]:
        link = within + field["id"]
        item: Json = {"linkId": link, "text": field["label"]}
        help_ = words(f"{link}-hint", field.get("hint") or (ends(field) if field["type"] == "scale" else ""), "help")
        options = [
            {"valueCoding": {"code": option["id"], "display": option["label"]}} for option in field.get("options", ())
        ]
        match field["type"]:
            case "text" | "long-text":
                example = {"url": f"{EXTENSION}entryFormat", "valueString": field.get("example", "")}
                item |= {"type": "text" if field["type"] == "long-text" else "string", "extension": [example]}
            case "date":
                item |= {"type": "date"}
            case "scale":
                limits = [
                    {"url": EXTENSION + name, "valueInteger": to} for name, to in (("minValue", 0), ("maxValue", 100))
                ]
                item |= {"type": "integer", "extension": [*control("slider"), *limits]}
            case "choice":
                item |= {"type": "choice", "answerOption": options, "extension": control("radio-button")}
            case "checklist":
                item |= {"type": "open-choice", "repeats": True, "answerOption": options}
                item["extension"] = control("check-box")
            case "rows":
                columns = [inner for column in field["columns"] for inner in items(column, f"{link}.")]
                item |= {"type": "group", "repeats": True, "item": columns}
        inside = [*help_, *item.get("item", ())]
        yield {**item, "item": inside} if inside else item

    steps = [
        {
            "linkId": f"step-{number}",
            "type": "group",
            "text": step["title"],
            "item": [
                *words(f"step-{number}-words", said(step)),
                *(item for field in asking(step) for item in items(field)),
            ],
        }
        for number, step in enumerate(sheet["steps"])
    ]
    return {"resourceType": "Questionnaire", "status": "active", "title": sheet["title"], "item": steps}
