"""Installs the two web servers that the tests of the shipped configuration start, where we may."""

import os
import shutil
import subprocess

SERVERS = {"caddy": "caddy", "nginx": "nginx-light"}


def missing() -> list[str]:
    """The packages of the servers that are not there."""
    return [package for program, package in SERVERS.items() if shutil.which(program) is None]


if __name__ == "__main__":
    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing()], check=False)
    if missing():
        print(f"Tests that start {', '.join(missing())} will be left out.")
