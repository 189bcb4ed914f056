"""Publishing: what stands at an address is the site, whatever was there and wherever a run was cut short; readers meet whole pages."""

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from fsspec import register_implementation
from fsspec.implementations.memory import MemoryFileSystem
from hypothesis import given, settings
from hypothesis import strategies as st

from handrail.assets import is_hashed
from handrail.audit import audit_folder
from handrail.cli import main
from handrail.publish import MARK, PublishError, publish
from handrail.seal import MANIFEST, manifest

HASHED = {f"assets/hashed/e-00000000000{number}.css": str(number) for number in range(3)}
ASSETS = st.builds(
    lambda plain, hashed: {**plain, **{name: HASHED[name] for name in hashed}},
    st.dictionaries(st.sampled_from(["a.css", "b.js", "in/c.js", "in/d.png"]), st.sampled_from(["1", "2", "33"])),
    st.sets(st.sampled_from(sorted(HASHED))),
)
Files = dict[str, str]


class Watched(MemoryFileSystem):
    """A host that is looked at after every change, and can stop answering."""

    protocol = "watched"
    store: dict[str, object] = {}
    pseudo_dirs = [""]
    answers = 0
    look: Callable[[], None] = staticmethod(lambda: None)

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return MemoryFileSystem._strip_protocol(path.removeprefix("watched://"))

    def pipe_file(self, path: str, *args: object, **more: object) -> None:
        self._change(lambda: MemoryFileSystem.pipe_file(self, path, *args, **more))

    def put_file(self, file: str, path: str, *_args: object, **_more: object) -> None:
        self.pipe_file(path, Path(file).read_bytes())

    def rm_file(self, path: str) -> None:
        self._change(lambda: MemoryFileSystem.rm_file(self, path))

    def _change(self, make: Callable[[], None]) -> None:
        if Watched.answers == 0:
            raise OSError("the line is cut")
        Watched.answers -= 1
        make()
        Watched.look()


register_implementation("watched", Watched, clobber=True)


@st.composite
def sites(draw: st.DrawFn) -> Files:
    """A few assets, and pages that each name some of them."""
    assets = draw(ASSETS)
    files = dict(assets)
    for page in draw(st.sets(st.sampled_from(["index.html", "p/index.html", "p/q/index.html"]), min_size=1)):
        named = draw(st.sets(st.sampled_from(sorted(assets)))) if assets else set()
        files[page] = "".join(f'<a src="{name}">' for name in sorted(named)) + draw(st.sampled_from(["", "x", "y"]))
    return files


def write(folder: Path, files: Files) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    built = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    digests = {name: hashlib.sha256(built[name].read_bytes()).hexdigest() for name in sorted(built) if name != MANIFEST}
    (folder / MANIFEST).write_text(manifest(digests))
    return folder


def there() -> Files:
    fs = Watched()
    return {path.removeprefix("/site/"): fs.cat_file(path).decode() for path in fs.find("/site")}


def missing() -> list[tuple[str, str]]:
    """What pages name that is not there."""
    found = there()
    pages = [(name, text) for name, text in found.items() if name.endswith(".html")]
    return [(name, asset) for name, text in pages for asset in re.findall(r'src="([^"]*)"', text) if asset not in found]


@settings(deadline=None, max_examples=150)
@given(
    runs=st.lists(st.tuples(sites(), st.integers(0, 12), st.booleans()), max_size=4), last=sites(), changed=st.booleans(),
    strangers=st.dictionaries(st.sampled_from(["CNAME", "p/theirs.pdf", ".git/head"]), st.just("theirs")),
)  # fmt: skip
def test_after_publishing_the_site_is_there_whatever_was_and_no_page_lacks_what_it_names_on_the_way(
    runs: list[tuple[Files, int, bool]], last: Files, changed: bool, strangers: Files
) -> None:
    fs, met = Watched(), []
    Watched.look = lambda: met.extend(missing())
    fs.store.clear()
    for name, text in strangers.items():
        MemoryFileSystem.pipe_file(fs, f"/site/{name}", text.encode())
    for files, answers, only_changed in [*runs, (last, 1000, changed)]:
        Watched.answers = answers
        with TemporaryDirectory() as folder:
            site = write(Path(folder), files)
            try:
                list(publish(site, "watched://site", changed=only_changed))
            except PublishError as error:
                assert answers < 1000 and "the line is cut" in str(error)
            listing = (site / MANIFEST).read_text()
    wanted = {**strangers, **last, MANIFEST: listing}
    assert met == []
    assert wanted.items() <= there().items()
    assert all(is_hashed(name) for name in there().keys() - wanted.keys())
    with TemporaryDirectory() as folder:
        list(publish(write(Path(folder), last), "watched://site", changed=changed))
    assert there() == wanted


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write(tmp_path / "built", {"a.css": "1", "index.html": '<link src="a.css">', "old/index.html": "old"})


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_only_what_changed_is_written_and_what_is_gone_leaves_no_empty_folder(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "public"
    list(publish(small, str(target), changed=True))
    assert contents(target) == contents(small)
    assert list(publish(small, str(target), changed=True)) == []
    shutil.rmtree(small / "old")
    write(small, {"index.html": "new"})
    (target / "a.css.77.handrail-part").write_text("half")
    steps = [tuple(step) for step in publish(small, f"file://{target}", changed=True)]
    assert steps[:2] == [("write", "index.html"), ("write", MANIFEST)]
    assert sorted(steps[2:]) == [("remove", "a.css.77.handrail-part"), ("remove", "old/index.html")]
    assert contents(target) == contents(small)
    assert not (target / "old").exists()


def test_what_pages_of_the_site_before_load_stays_until_the_time_after(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "public"
    names = [f"assets/hashed/site-00000000000{number}.css" for number in range(3)]
    for number, name in enumerate(names):
        write(small, {name: str(number), "index.html": f'<a src="{name}">'})
        list(publish(small, str(target), changed=bool(number)))
        (small / name).unlink()
        there = contents(target)
        assert [one for one in names if one in there] == names[max(0, number - 1) : number + 1]
        assert audit_folder(target) == []


def test_a_spoilt_list_or_mark_at_the_address_is_not_believed(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "public"
    for name, text in ((MANIFEST, "[]"), (MARK, "half"), (MARK, '["a.css"]')):
        list(publish(small, str(target)))
        (target / "a.css").write_text("2")
        (target / name).write_text(text)
        list(publish(small, str(target), changed=True))
        assert contents(target) == contents(small)


def test_the_whole_reference_site_arrives_and_is_as_it_was_built(
    built_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(tmp_path / "public")
    assert main(["publish", str(built_site), target]) == 0
    assert audit_folder(Path(target)) == []
    assert main(["publish", str(built_site), target, "--changed"]) == 0
    assert "everything was there already" in capsys.readouterr().out


def test_what_cannot_be_published_is_said_in_a_sentence_and_nothing_is_touched(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs, spoilt = tmp_path / "theirs", Path(shutil.copytree(small, tmp_path / "spoilt"))
    theirs.mkdir()
    (theirs / "index.html").write_text("theirs")
    (spoilt / "a.css").write_text("spoilt")
    (tmp_path / "file").write_text("")
    for site, target, said in (
        (small, theirs, "not from Handrail"),
        (spoilt, tmp_path / "new", "a.css: changed since the site was built"),
        (tmp_path, tmp_path / "new", "is not a built site"),
        (small, tmp_path / "file", "Publish again"),
        (small, "nowhere://x", "nowhere"),
    ):
        assert main(["publish", str(site), str(target)]) == 1
        shown = capsys.readouterr().err
        assert said in shown and "Traceback" not in shown
    assert contents(theirs) == {"index.html": b"theirs"}
    assert not (tmp_path / "new").exists()
