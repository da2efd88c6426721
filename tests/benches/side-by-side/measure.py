"""What is measured: a first start; a talk (start again, a still slide, keys); loops.

Each takes a peer and a bench and answers with figures, `{"what": value}`; a peer that does not do what is asked of it
in time raises `Failed`.
"""

import os
import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import deck
from peers import RIGHT, Show
from processes import Program, cpu_of
from watch import Watch, frames

PATIENCE = 90.0  # seconds for anything; the slowest start on a busy machine takes half of it
SETTLE = 4.0  # seconds after a start until a program has nothing left to do
KEY_QUIET = 1.2  # seconds without a change until the next key
SLIDES = len(deck.COLOURS)


class Failed(Exception):
    """What a peer did not do."""


@dataclass
class Bench:
    """Where all of it happens."""

    folder: Path  # scratch: homes, logs
    deck: Path
    display: object
    cores: list  # the command that binds a program to its cores
    interval: float
    loops: int
    still: float  # seconds
    keys: int

    def home(self, peer):
        return self.folder / "homes" / peer.name

    def log(self, peer):
        """What a peer has written since this run began."""
        return self.folder / f"{peer.name}.log"

    def start(self, peer, interval=None, drift=False):
        """Starts a peer on this display, without a graphics card, in a home folder of its own."""
        home = self.home(peer)
        (home / "run").mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "WAYLAND", "DBUS"))}
        environment = kept | peer.environment | {
            "DISPLAY": self.display.name, "LIBGL_ALWAYS_SOFTWARE": "1", "LC_ALL": "C.UTF-8", "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"), "XDG_CACHE_HOME": str(home / "cache"),
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        }  # fmt: skip
        size = (self.display.width, self.display.height)
        command = peer.command(Show(self.deck, size, interval, drift))
        return Program(self.cores + command, environment, self.log(peer))

    def first_slide(self, watch, program):
        """Seconds from the start to the first complete slide."""
        found = watch.first_complete(0, PATIENCE)
        if found is None:
            raise Failed("no first slide")
        return found[0] - program.began


def cold(bench, peer):
    """The first start: an empty home. The files of programs and pictures are in the system's memory for all."""
    shutil.rmtree(bench.home(peer), ignore_errors=True)
    watch = Watch(bench.display)
    with bench.start(peer) as program:
        return {"start cold": bench.first_slide(watch, program)}


def talk(bench, peer):
    """A later start, a slide that nobody touches, and then a key for each slide."""
    watch = Watch(bench.display)
    with bench.start(peer) as program:
        figures = {"start warm": bench.first_slide(watch, program)}
        time.sleep(SETTLE)
        before = program.usage()
        time.sleep(bench.still)
        after = program.usage()
        seconds = after.at - before.at
        figures["still cpu"] = (after.cpu - before.cpu) / seconds
        figures["still wakes"] = (after.wakes - before.wakes) / seconds
        return figures | keys(bench, peer, watch)


def keys(bench, peer, watch):
    """From a key to the first pixel that changes, and the frames of the fade that follows."""
    delays, rates, gaps, looks = [], [], [], []
    for number in range(bench.keys):
        time.sleep(random.random() * 0.1)
        pressed = []
        found = watch.record(
            lambda seen, quiet, slide=number + 1: quiet > KEY_QUIET and watch.slide(seen) == slide,
            PATIENCE,
            lambda pressed=pressed: pressed.append(bench.display.keyboard.press(RIGHT)),
        )
        if found is None:
            raise Failed(f"key {number + 1} did not bring the next slide")
        states, look = found
        delays.append(states[1][0] - pressed[0])
        looks.append(look)
        moments = frames(states, watch.middle)
        if peer.fades and len(moments) > 1:
            rates.append((len(moments) - 1) / (moments[-1] - moments[0]))
            gaps.append(max(after - before for before, after in zip(moments, moments[1:])))
    figures = {"key": median(delays), "longest look": max(looks)}
    if rates:
        figures |= {"fade rate": median(rates), "fade gap": median(gaps)}
    return figures


def loop(bench, peer):
    return turn(bench, peer, drift=False)


def loop_drift(bench, peer):
    return turn(bench, peer, drift=True) if peer.drifts else {}


def turn(bench, peer, drift):
    """The deck so many times over: processor time of a slide with its change, of the program and of the X server."""
    by_keys = not drift and not peer.loops
    watch = Watch(bench.display)
    server = bench.display.server.pid
    with bench.start(peer, None if by_keys else bench.interval, drift) as program:
        if not watch.wait_for(0, PATIENCE):
            raise Failed("no first slide")
        slide, due = 0, time.perf_counter() + bench.interval
        wanted = bench.loops * SLIDES
        for number in range(wanted + 1):
            if by_keys:
                time.sleep(max(0.0, due - time.perf_counter()))
                bench.display.keyboard.press(RIGHT if slide < SLIDES - 1 else "Home")
                due += bench.interval
            slide = (slide + 1) % SLIDES
            if not watch.wait_for(slide, PATIENCE):
                raise Failed(f"the loop stopped after {number} slides")
            if number == 0:
                before, drawn = program.usage(), cpu_of(server)
        after, drawn = program.usage(), cpu_of(server) - drawn
        time.sleep(0.6 * bench.interval)
        name = "loop drift" if drift else "loop"
        return {
            f"{name} cpu": (after.cpu - before.cpu) / wanted,
            f"{name} server": drawn / wanted,
            f"{name} slide": (after.at - before.at) / wanted,
            f"{name} pss": program.pss(),
        }


SESSIONS = {"cold": cold, "talk": talk, "loop": loop, "drift": loop_drift}
