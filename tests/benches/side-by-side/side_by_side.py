#!/usr/bin/env python3
"""Our program and others side by side: the same deck, the same screen, the same two cores, in turns.

What is measured, how, and why it is fair stands in README.md beside this file.
"""

import argparse
import ctypes.util
import datetime
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tarfile
from pathlib import Path

import deck
import peers
import table
from display import Display
from measure import SESSIONS, Bench, Failed
from processes import favour

ROOT = Path(__file__).resolve().parents[3]
NEEDED = {"Xvfb": "xvfb", "openbox": "openbox", "convert": "imagemagick", "taskset": "util-linux"}
CORES = 2
WATCH_AHEAD = 5  # steps of niceness


def main():
    options = arguments()
    # Stopped in either way, it ends what it started and prints what it has.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    need()
    folder = options.scratch.resolve()
    size = tuple(map(int, options.size.split("x")))
    reveal = reveal_in(folder, options.reveal)
    found = peers.find(options.only, options.binary.resolve(), reveal)
    print(f"the deck: {folder / 'deck'}", flush=True)
    deck.make(folder / "deck", options.interval, reveal)
    bound = bind(options.nice)
    favour("self")
    with Display(size, options.display, bound) as display:
        times = (options.interval, options.loops, options.still, options.keys)
        bench = Bench(folder, folder / "deck", display, bound, *times)
        found = warm_up(bench, found)
        results = {peer.name: [] for peer in found}
        try:
            take_turns(bench, options, found, results)
        except KeyboardInterrupt:
            print("interrupted; this is what was measured so far", flush=True)
    print(report(options, found, results))


def take_turns(bench, options, found, results):
    """Everybody once, then everybody again: what disturbs the machine for a while disturbs all."""
    for run in range(options.runs):
        for peer in found:
            results[peer.name].append(measured(bench, peer, options.measure, f"run {run + 1}"))
            save(options, found, results)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="how often everybody's turn comes (3)")
    parser.add_argument("--only", nargs="+", choices=list(peers.MAKERS), help="these peers only; ours always")
    parser.add_argument("--binary", type=Path, default=ROOT / "target/release/xiongguan", help="our program")
    parser.add_argument("--size", default="1920x1080", choices=["1920x1080", "3840x2160"], help="of the screen")
    parser.add_argument("--measure", nargs="+", choices=list(SESSIONS), default=list(SESSIONS), help="these only")
    parser.add_argument("--interval", type=float, default=3.0, help="seconds from slide to slide in the loop (3)")
    parser.add_argument("--loops", type=int, default=3, help="how often the deck is shown in the loop (3)")
    parser.add_argument("--still", type=float, default=8.0, help="seconds that a still slide is measured (8)")
    parser.add_argument("--keys", type=int, default=11, help="keys pressed in a talk, at most 11 (11)")
    parser.add_argument("--json", type=Path, help="all figures of all runs go here, after every turn")
    parser.add_argument("--scratch", type=Path, default=ROOT / "target/side-by-side", help="deck, homes, logs")
    parser.add_argument("--reveal", type=Path, help="the folder `dist` of reveal.js")
    parser.add_argument("--nice", type=int, help="of all that is started; below 0, as root, beside other work")
    parser.add_argument("--display", type=int, help="the number of the X display, by default a free one")
    return parser.parse_args()


def need():
    """Ends with one line that installs what is missing."""
    missing = [package for tool, package in NEEDED.items() if shutil.which(tool) is None]
    missing += [] if ctypes.util.find_library("Xtst") else ["libxtst6"]
    if not sys.platform.startswith("linux"):
        raise SystemExit("this needs Linux: memory and processor time are read from /proc")
    if missing:
        raise SystemExit(f"missing: apt-get install --no-install-recommends {' '.join(missing)}")


def reveal_in(folder, given):
    """The folder `dist` of reveal.js: as given, from an earlier run, or from npm; nothing if there is none."""
    if given:
        return given
    unpacked = folder / "package" / "dist"
    if not unpacked.exists() and shutil.which("npm"):
        folder.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", "reveal.js@6", "--silent", "--pack-destination", str(folder)]
        answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
        if answer.returncode == 0:
            with tarfile.open(folder / answer.stdout.split()[-1]) as archive:
                archive.extractall(folder)
    return unpacked if unpacked.exists() else None


def bind(wanted):
    """The command that starts everything on the same two cores; the watching goes to others, where there are more."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) > CORES:
        os.sched_setaffinity(0, cores[CORES:])
    return ["nice", "-n", str(hurry(wanted)), "taskset", "-c", ",".join(map(str, cores[:CORES]))]


def hurry(wanted):
    """Lets the watching go before what is watched, so that it is not held up, where that is allowed.

    Answers by how much what is started has to be nicer than that, to go at the priority that is wanted.
    """
    usual = os.nice(0)
    wanted = usual if wanted is None else wanted
    try:
        return wanted - os.nice(max(wanted - WATCH_AHEAD, -20) - usual)
    except PermissionError:
        if wanted < usual:
            raise SystemExit(f"--nice {wanted} needs root") from None
        return wanted - usual


def warm_up(bench, found):
    """Starts each once without counting: its files are in memory then. Who does not come up is left out."""
    able = []
    for peer in found:
        bench.log(peer).unlink(missing_ok=True)
        result = measured(bench, peer, ["cold"], "warm-up")
        if result:
            able.append(peer)
        elif peer.name == "ours":
            raise SystemExit(f"our program shows no slide: see {bench.log(peer)}")
    return able


def measured(bench, peer, sessions, turn):
    """One turn of one peer; what fails is told and left out."""
    figures = {}
    for session in sessions:
        try:
            figures |= SESSIONS[session](bench, peer)
        except Failed as reason:
            print(f"{turn}: {peer.name}: {session}: {reason}", flush=True)
    told = ", ".join(f"{name} {value:.4g}" for name, value in figures.items())
    print(f"{turn}: {peer.name}: {told}", flush=True)
    return figures


def save(options, found, results):
    """Writes what was measured so far, if that is asked for."""
    if options.json:
        versions = {peer.name: peer.version for peer in found}
        what = {"date": datetime.date.today().isoformat(), "machine": machine(), "size": options.size}
        options.json.write_text(json.dumps(what | {"versions": versions, "runs": results}, indent=1) + "\n")


def machine():
    """The kind of machine: processor, cores, memory, system."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    model = models[0] if models else platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}"


def report(options, found, results):
    names = [peer.name for peer in found]
    cores = min(CORES, os.cpu_count() or CORES)
    head = f"{datetime.date.today()}, {machine()}; {cores} cores used, {options.size}, no graphics card, "
    head += f"{len(results['ours'])} runs in turns, medians. "
    head += "; ".join(f"{peer.name}: {peer.version}" for peer in found)
    note = "\\* compared with the peer's loop without drift, since it has none."
    parts = [head, table.figures(names, results), table.ratios(names, results), note]
    return "\n" + "\n\n".join(parts)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        raise SystemExit("stopped before anything was measured") from None
