"""Looks at the screen many times a second, and tells what was seen when.

Looked at are short rows of pixels at nine places of the right two thirds of the screen, where no peer puts words: seven
lie on the picture, two on the squares that tell which slide it is.
"""

import time
from itertools import pairwise

import deck

ROW = 64  # pixels
COLUMNS, LINES = (0.5, 0.7), (0.14, 0.5, 0.84)
MIDDLE = (0.6, 0.5)
PAUSE = 0.001  # seconds between two looks
# Mean difference of a row to its last state, of 255, below which it counts as there; rounding and dithering are less.
SAME = 3.0
COLOUR_NEAR = 60  # of 255, summed over the three channels


class Watch:
    """The places on one display."""

    def __init__(self, display):
        self.pixels = display.pixels
        width, height = display.width, display.height

        def row(x, y):
            return self.pixels.part(round(x * width) - ROW // 2, round(y * height), ROW)

        self.squares = [row(x, y) for x, y in deck.SQUARES]
        self.rows = self.squares + [row(*MIDDLE)] + [row(x, y) for x in COLUMNS for y in LINES]
        self.middle = len(self.squares)

    def slide(self, seen=None):
        """The number of the slide that is on screen, or nothing while there is none or two at once."""
        squares = (seen or self.pixels.read(self.squares))[: len(self.squares)]
        found = {slide_of(mean(row)) for row in squares}
        return found.pop() if len(found) == 1 else None

    def record(self, done, patience, act=None):
        """Looks until `done(seen, quiet)`, where `quiet` is how long nothing has changed, in seconds.

        `act` is done after the first look. Answers with the states in their order, each with the moment when it was
        first seen, and the longest time between two looks: nothing shorter than that can be told. Nothing if it did not
        come to that in time.
        """
        states, longest = [], 0.0
        began = last = changed = time.perf_counter()
        while last - began < patience:
            seen = self.pixels.read(self.rows)
            now = time.perf_counter()
            longest, last = max(longest, now - last), now
            if not states or seen != states[-1][1]:
                states.append((now, seen))
                changed = now
                if act and len(states) == 1:
                    act()
            elif done(seen, now - changed):
                return states, longest
            time.sleep(PAUSE)
        return None

    def first_complete(self, slide, patience):
        """When this slide was on screen as it then stayed, and the longest time between two looks."""
        found = self.record(lambda seen, quiet: quiet > 1.0 and self.slide(seen) == slide, patience)
        if found is None:
            return None
        states, longest = found
        return completed(states), longest

    def wait_for(self, slide, patience):
        """Waits until this slide is on screen; whether it came. Looks rarely, so as not to cost anything."""
        until = time.perf_counter() + patience
        while time.perf_counter() < until:
            if self.slide() == slide:
                return True
            time.sleep(0.02)
        return False


def completed(states):
    """The moment from which all places looked as they did in the end."""
    final = states[-1][1]
    moment = states[-1][0]
    for at, seen in reversed(states):
        if any(difference(row, last) > SAME for row, last in zip(seen, final)):
            break
        moment = at
    return moment


def frames(states, place):
    """The moments at which one place changed: it is a single short row, which changes in one piece."""
    rows = [(at, seen[place]) for at, seen in states]
    return [after[0] for before, after in pairwise(rows) if after[1] != before[1]]


def difference(one, other):
    return sum(abs(a - b) for a, b in zip(one, other)) / len(one)


def mean(row):
    """The mean colour of a row of pixels: red, green, blue."""
    return tuple(sum(row[channel::4]) / (len(row) // 4) for channel in (2, 1, 0))


def slide_of(colour):
    """The slide whose squares have this colour."""
    distances = [sum(abs(a - b) for a, b in zip(colour, known)) for known in deck.COLOURS]
    nearest = min(distances)
    return distances.index(nearest) if nearest < COLOUR_NEAR else None
