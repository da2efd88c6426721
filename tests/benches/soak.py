#!/usr/bin/env python3
"""Plays the exhibition for thousands of changes in the real window, faster than life, and looks whether anything grows.

    python3 tests/benches/soak.py [--changes 20000] [--speed 100] [--presenter cpu|gl] [--size 1920x1080] [PROGRAM]

Needs Xvfb. Run it after a change of how pictures, textures, frames or processes are kept; 20,000 changes take more than an
hour, a fifth of a second each; with fewer than 500, pictures are still being met for the first time. Compares memory (PSS),
open files and threads of all processes after a tenth of the changes and at the end; more than 2% growth fails. Nothing else
should run beside it.
"""

import argparse
import os
import pathlib
import subprocess
import sys

from screen import PROGRAM, ROOT, screen

GROWTH_MAX = 1.02


def family(pid):
    """A process and all its children."""
    found = [pid]
    for parent in found:
        children = pathlib.Path(f"/proc/{parent}/task/{parent}/children")
        found += [int(child) for child in children.read_text().split()] if children.exists() else []
    return found


def pss(pid):
    lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def measure(pid):
    processes = family(pid)
    return {
        "memory, KiB": sum(pss(process) for process in processes),
        "open files": sum(len(os.listdir(f"/proc/{process}/fd")) for process in processes),
        "threads": sum(len(os.listdir(f"/proc/{process}/task")) for process in processes),
        "processes": len(processes),
    }


def changes_of(lines, count):
    """Reads so many changes of the slide from the status lines."""
    last = None
    for line in lines:
        words = dict(word.split("=", 1) for word in line.split() if "=" in word)
        slide = words.get("slide")
        if slide and slide != last:
            last = slide
            count -= 1
            if count <= 0:
                return
            if count % 1000 == 0:
                print(f"{count} changes to go", flush=True)
    sys.exit("the program has ended")


def played(options, environment):
    """What the program has after a tenth of the changes, and at the end."""
    command = [options.program, ROOT / "content.ron", "--mode", "auto", "--status", "--presenter", options.presenter]
    command += ["--speed", str(options.speed)]
    program = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        early = options.changes // 10
        changes_of(program.stderr, early)
        before = measure(program.pid)
        changes_of(program.stderr, options.changes - early)
        return before, measure(program.pid)
    finally:
        program.terminate()
        program.wait()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", nargs="?", default=PROGRAM)
    options.add_argument("--changes", type=int, default=20_000)
    options.add_argument("--speed", type=int, default=100)
    options.add_argument("--presenter", default="cpu")
    options.add_argument("--size", default="1920x1080")
    options = options.parse_args()
    with screen(options.size) as (_, environment):
        before, after = played(options, environment)
    is_flat = True
    for what, value in before.items():
        ratio = after[what] / value
        is_flat &= ratio <= GROWTH_MAX
        print(f"{what:12}  {value:>8} → {after[what]:>8}  × {ratio:.3f}")
    sys.exit(0 if is_flat else 1)


if __name__ == "__main__":
    main()
