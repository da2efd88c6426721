#!/usr/bin/env python3
"""The arithmetic behind the figures, without a screen: what counts as complete, as a frame, as a slide; the tables."""

import os
import re
import subprocess
import sys
import unittest

import deck
import table
import watch
from processes import Program

BLACK, GREY, WHITE = (bytes([level] * 4 * watch.ROW) for level in (0, 128, 255))


def row(colour):
    """Pixels as the server keeps them."""
    return bytes((colour[2], colour[1], colour[0], 0)) * watch.ROW


class Seen(unittest.TestCase):
    def test_complete_is_what_stays(self):
        states = [(1.0, (BLACK, BLACK)), (2.0, (WHITE, BLACK)), (3.0, (WHITE, WHITE)), (4.0, (BLACK, BLACK))]
        self.assertEqual(watch.completed(states), 4.0)
        self.assertEqual(watch.completed(states[:3]), 3.0)

    def test_rounding_does_not_delay_it(self):
        nearly = bytes([254] * 4 * watch.ROW)
        self.assertEqual(watch.completed([(1.0, (GREY,)), (2.0, (nearly,)), (3.0, (WHITE,))]), 2.0)

    def test_frames_are_changes_of_one_place(self):
        states = [(1.0, (BLACK, BLACK)), (2.0, (GREY, BLACK)), (2.1, (GREY, GREY)), (3.0, (WHITE, GREY))]
        self.assertEqual(watch.frames(states, 0), [2.0, 3.0])
        self.assertEqual(watch.frames(states, 1), [2.1])

    def test_every_slide_is_told_from_the_others_and_from_an_empty_screen(self):
        for number, colour in enumerate(deck.COLOURS):
            self.assertEqual(watch.slide_of(watch.mean(row(colour))), number)
        for empty in (BLACK, WHITE, row((246, 245, 244)), row((223, 223, 222))):
            self.assertIsNone(watch.slide_of(watch.mean(empty)))

    def test_a_fade_never_looks_like_the_slide_after_it(self):
        colours = deck.COLOURS
        for number, colour in enumerate(colours):
            after, later = (colours[(number + step) % len(colours)] for step in (1, 2))
            for part in range(101):
                mixed = tuple((a * (100 - part) + b * part) / 100 for a, b in zip(colour, after))
                self.assertNotEqual(watch.slide_of(mixed), colours.index(later), (number, part))


class Tables(unittest.TestCase):
    RESULTS = {
        "ours": [{"key": 0.02, "still cpu": 0.0, "loop drift cpu": 0.2}] * 3,
        "feh": [{"key": 0.1, "still cpu": 0.0, "loop cpu": 0.4}, {"key": 0.4}, {"key": 0.2}],
    }

    def test_ratios_are_medians_of_ratios(self):
        self.assertEqual(table.ratio("key", self.RESULTS["ours"], self.RESULTS["feh"]), "0.10")
        self.assertEqual(table.ratio("still cpu", self.RESULTS["ours"], self.RESULTS["feh"]), "=")
        self.assertEqual(table.ratio("fade gap", self.RESULTS["ours"], self.RESULTS["feh"]), "–")

    def test_who_does_not_drift_is_compared_as_it_is(self):
        self.assertEqual(table.ratio("loop drift cpu", self.RESULTS["ours"], self.RESULTS["feh"]), "0.50*")

    def test_all_rows_are_equally_wide(self):
        for text in (table.figures(["ours", "feh"], self.RESULTS), table.ratios(["ours", "feh"], self.RESULTS)):
            self.assertEqual(len({len(line) for line in text.splitlines()}), 1, text)


class Trees(unittest.TestCase):
    @unittest.skipUnless(sys.platform.startswith("linux"), "reads /proc")
    def test_a_program_is_all_that_it_started_and_all_of_it_ends(self):
        with Program(["sh", "-c", "sh -c 'sleep 60; :' & sleep 60; :"], dict(os.environ), os.devnull) as program:
            while len(program.tree()) < 4:
                pass
            tree = program.tree()
            self.assertGreater(program.pss(), 0)
        for pid in tree:
            state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
            self.assertIn(state.stdout.strip()[:1], ("", "Z"))


class Deck(unittest.TestCase):
    def test_the_exhibition_shows_every_picture(self):
        shown = re.findall(r'file: "(.*?)"', deck.exhibition(3.0))
        self.assertEqual(shown, [deck.name(number) for number in range(len(deck.COLOURS))])


if __name__ == "__main__":
    unittest.main()
