"""Who takes part, how each is started, and what is missing if one is not there."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable

import deck

RIGHT = "Right"


@dataclass
class Show:
    """What is asked of a peer when it is started."""

    deck: Path
    size: tuple
    interval: float | None = None  # seconds from slide to slide, or only by keys
    drift: bool = False  # pictures grow slowly


@dataclass
class Peer:
    name: str
    version: str
    command: Callable[[Show], list]
    fades: bool = True
    drifts: bool = False
    loops: bool = True  # without drift by itself; else the script presses a key each time
    environment: dict = field(default_factory=dict)


class Missing(Exception):
    """Why a peer is left out."""


def find(names, binary, reveal):
    """The peers that are there, ours first; says of each other one why it is left out."""
    found = []
    for name, make in MAKERS.items():
        if names and name not in names and name != "ours":
            continue
        try:
            found.append(make(binary, reveal))
        except Missing as reason:
            print(f"left out: {name}: {reason}", flush=True)
    return found


def tool(name, package):
    path = shutil.which(name)
    if path is None:
        raise Missing(f"apt-get install {package}")
    return path


def version(name, command):
    """What a program is called, and the first number that looks like a version in what it says of itself."""
    answer = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    number = re.search(r"\d+(\.\d+)+", answer.stdout + answer.stderr)
    return f"{name} {number.group() if number else '?'}"


def ours(binary, _reveal):
    if not os.access(binary, os.X_OK):
        raise SystemExit(f"there is no program at {binary}: cargo build --release, or --binary PATH")

    def command(show):
        base = [str(binary), str(show.deck / "content.ron"), "--kiosk", str(show.deck / "kiosk.ron")]
        return base + ["--mode", "auto" if show.interval else "present"]

    # Pictures drift whenever the program plays by itself, and never in a talk.
    return Peer("ours", version("Xiongguan", [str(binary), "--version"]), command, drifts=True, loops=False)


def chromium(page):
    def make(_binary, reveal):
        path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if path is None:
            raise Missing("apt-get install chromium")
        if page == "reveal.html" and not reveal:
            raise Missing("--reveal FOLDER with reveal.js's dist, or npm, which fetches it")

        def command(show):
            options = ["--kiosk", "--no-first-run", "--no-default-browser-check", "--allow-file-access-from-files"]
            options += [f"--window-size={show.size[0]},{show.size[1]}", "--window-position=0,0"]
            options += ["--password-store=basic", "--disable-sync", "--disable-component-update"]
            if os.geteuid() == 0:
                options.append("--no-sandbox")
            query = f"?interval={round(1000 * (show.interval or 0))}" + ("&drift=1" if show.drift else "")
            return [path, *options, (show.deck / page).as_uri() + query]

        is_plain = page == "page.html"
        name = "page" if is_plain else "reveal"
        return Peer(name, version("Chromium", [path, "--version"]), command, drifts=is_plain)

    return make


def impress(_binary, _reveal):
    path = tool("soffice", "libreoffice-impress libreoffice-gtk3")

    def command(show):
        file = show.deck / ("loop.odp" if show.interval else "still.odp")
        return [path, "--norestore", "--nologo", "--nofirststartwizard", "--show", str(file)]

    return Peer("impress", version("LibreOffice", [path, "--version"]), command)


def pictures(show):
    return [str(show.deck / deck.name(number)) for number in range(len(deck.COLOURS))]


def feh(_binary, _reveal):
    path = tool("feh", "feh")

    def command(show):
        options = ["--no-fehbg", "--quiet", "--fullscreen", "--zoom", "fill", "--hide-pointer"]
        delay = ["--slideshow-delay", str(show.interval)] if show.interval else []
        return [path, *options, *delay, *pictures(show)]

    return Peer("feh", version("feh", [path, "--version"]), command, fades=False)


def mpv(_binary, _reveal):
    path = tool("mpv", "mpv")

    def command(show):
        options = ["--no-config", "--fullscreen", "--panscan=1", "--loop-playlist=inf", "--osd-level=0", "--no-osc"]
        options += ["--no-input-default-bindings", f"--input-conf={show.deck / 'mpv.conf'}", "--really-quiet"]
        options += ["--prefetch-playlist=yes", f"--image-display-duration={show.interval or 'inf'}"]
        return [path, *options, *pictures(show)]

    return Peer("mpv", version("mpv", [path, "--version"]), command, fades=False)


def imv(_binary, _reveal):
    # The start script chooses between X and Wayland; its two programs are not in the path everywhere.
    path = shutil.which("imv-x11") or tool("imv", "imv")

    def command(show):
        delay = ["-t", str(show.interval)] if show.interval else []
        return [path, "-f", "-s", "crop", *delay, *pictures(show)]

    return Peer("imv", version("imv", [path, "-v"]), command, fades=False)


def pygame(_binary, _reveal):
    script = str(Path(__file__).parent / "frame.py")
    for python in (sys.executable, "/usr/bin/python3"):
        asked = [python, "-c", "import pygame; print('pygame', pygame.ver)"]
        environment = dict(os.environ, PYGAME_HIDE_SUPPORT_PROMPT="1")
        answer = subprocess.run(asked, capture_output=True, text=True, check=False, env=environment)
        if answer.returncode == 0:
            break
    else:
        raise Missing("apt-get install python3-pygame")

    def command(show):
        return [python, script, str(show.size[0]), str(show.size[1]), str(show.interval or 0), *pictures(show)]

    return Peer("pygame", answer.stdout.strip(), command)


MAKERS = {
    "ours": ours,
    "page": chromium("page.html"),
    "reveal": chromium("reveal.html"),
    "impress": impress,
    "feh": feh,
    "mpv": mpv,
    "imv": imv,
    "pygame": pygame,
}
