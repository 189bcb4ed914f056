"""Installs the programs that tests start beside a browser, where we may: servers, a reader of PDFs, and `age`."""

import os
import shutil
import subprocess

PROGRAMS = {"caddy": "caddy", "nginx": "nginx-light", "pdftotext": "poppler-utils", "age": "age"}


def missing() -> list[str]:
    """The packages of the programs that are not there."""
    return [package for program, package in PROGRAMS.items() if shutil.which(program) is None]


def install_packages(*names: str) -> None:
    """Install packages of Debian's, where that is what the machine has and we may."""
    if names and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", *names], check=False)


if __name__ == "__main__":
    install_packages(*missing())
    if missing():
        print(f"Tests that start {', '.join(missing())} will be left out.")
