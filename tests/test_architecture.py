"""docs/architecture.md tells the truth about the tree, and the tree keeps the architecture's rules."""

import ast
import re
import subprocess
from pathlib import Path

LISTED = re.compile(r"^(?P<indent>(?:│   |    )*)(?:├── |└── )(?P<name>[\w.<>/-]+)", re.M)
TREE = re.compile(r"```tree\n(.*?)```", re.S)


def tracked(root: Path) -> list[Path]:
    """Files of the project as git sees them, new ones included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [Path(line) for line in listed.stdout.splitlines() if (root / line).exists()]


def drawn_paths(text: str) -> list[str]:
    """The paths of the tree drawn in the document."""
    stack: list[str] = []
    paths = []
    for entry in LISTED.finditer(TREE.search(text)[1]):
        depth = len(entry["indent"]) // 4
        stack[depth:] = [entry["name"].rstrip("/")]
        paths.append("/".join(stack))
    return paths


def test_every_drawn_path_exists_and_every_folder_and_module_is_drawn(root: Path) -> None:
    drawn = set(drawn_paths((root / "docs/architecture.md").read_text()))
    files = tracked(root)
    tops = {file.parts[0] for file in files}
    package = Path("src/handrail")
    inside = {
        str(package / file.relative_to(package).parts[0])
        for file in files
        if file.is_relative_to(package) and file.name != "__init__.py"
    }
    assert drawn - {"src", "src/handrail"} == (tops - {"src"}) | inside


def test_only_the_adapter_imports_mkdocs(root: Path) -> None:
    importers = set()
    for file in tracked(root):
        if file.suffix != ".py" or file.parts[0] not in ("src", "hooks"):
            continue
        for node in ast.walk(ast.parse((root / file).read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if any(name.split(".")[0] in ("mkdocs", "material") for name in names):
                importers.add(str(file))
    assert importers == {"src/handrail/mkdocs_events.py"}


def test_hooks_are_doors(root: Path) -> None:
    for hook in sorted((root / "hooks").glob("*.py")):
        statements = ast.parse(hook.read_text()).body
        assert [type(statement) for statement in statements] == [ast.Expr, ast.ImportFrom], hook.name
        assert statements[1].module == "handrail.mkdocs_events", hook.name


def test_modules_stay_small(root: Path) -> None:
    sizes = {
        str(file): len((root / file).read_text().splitlines())
        for file in tracked(root)
        if file.parts[0] == "src" and file.suffix in (".py", ".ts")
    }
    assert {name: size for name, size in sizes.items() if size > 300} == {}
    assert sorted(sizes.values())[len(sizes) // 2] <= 100
