"""Installs the programs that tests start beside a browser, where we may: two web servers, and a reader of PDFs."""

import os
import shutil
import subprocess

PROGRAMS = {"caddy": "caddy", "nginx": "nginx-light", "pdftotext": "poppler-utils"}


def missing() -> list[str]:
    """The packages of the programs that are not there."""
    return [package for program, package in PROGRAMS.items() if shutil.which(program) is None]


if __name__ == "__main__":
    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing()], check=False)
    if missing():
        print(f"Tests that start {', '.join(missing())} will be left out.")
