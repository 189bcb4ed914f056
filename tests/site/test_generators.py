"""The same checkout builds with ProperDocs, the maintained fork of MkDocs, into the same pages."""

from pathlib import Path

from real_build import build
from test_build import fingerprint


def test_properdocs_builds_the_same_site(root: Path, built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = build(root, "--config-file", "mkdocs.yml", "--site-dir", str(site), program="properdocs")
    assert done.returncode == 0, done.stderr
    assert fingerprint(site) == fingerprint(built_site)
