"""Figures → a table in Markdown: medians for each peer, and how ours compare."""

from statistics import median

# What is measured, how it is said, its unit, the unit's factor, decimals; whether less is better, or neither.
ROWS = [
    ("start cold", "first start → first complete slide", "s", 1, 2, True),
    ("start warm", "later start → first complete slide", "s", 1, 2, True),
    ("loop pss", "memory (PSS) after the loops", "MB", 1e-6, 0, True),
    ("loop drift pss", "memory after the loops, pictures drifting", "MB", 1e-6, 0, True),
    ("still cpu", "CPU, still slide", "ms a second", 1e3, 1, True),
    ("still wakes", "wake-ups, still slide", "a second", 1, 1, True),
    ("loop cpu", "CPU, loop", "ms a slide", 1e3, 0, True),
    ("loop drift cpu", "CPU, loop, pictures drifting", "ms a slide", 1e3, 0, True),
    ("loop server", "CPU of the X server, loop", "ms a slide", 1e3, 0, True),
    ("loop drift server", "CPU of the X server, loop, pictures drifting", "ms a slide", 1e3, 0, True),
    ("key", "key → first changed pixel", "ms", 1e3, 0, True),
    ("fade rate", "frames in a fade", "a second", 1, 1, False),
    ("fade gap", "longest gap between frames of a fade", "ms", 1e3, 0, True),
    ("loop slide", "time from slide to slide, loop", "s", 1, 2, None),
    ("loop drift slide", "time from slide to slide, pictures drifting", "s", 1, 2, None),
    ("longest look", "longest time between two looks, keys and fades", "ms", 1e3, 0, None),
]
# Where a peer has no figure of its own, ours is compared with this one: a drifting loop with one that does not drift.
STANDS_IN = {
    "loop drift cpu": "loop cpu", "loop drift pss": "loop pss", "loop drift server": "loop server",
}  # fmt: skip


def medians(runs):
    """`[{what: value}]` → `{what: median}`."""
    names = {name for run in runs for name in run}
    return {name: median(run[name] for run in runs if name in run) for name in names}


def figures(peers, results):
    """The medians themselves."""
    known = {peer: medians(results[peer]) for peer in peers}

    def cell(what, peer, factor, decimals):
        value = known[peer].get(what)
        return "–" if value is None else f"{value * factor:.{decimals}f}"

    rows = []
    for what, words, unit, factor, decimals, _ in ROWS:
        if any(what in known[peer] for peer in peers):
            rows.append([f"{words}, {unit}"] + [cell(what, peer, factor, decimals) for peer in peers])
    return lined(["measured"] + peers, rows)


def ratios(peers, results):
    """Ours ÷ theirs, the median over the runs of the ratio within a run; `*` where theirs does not drift."""
    ours, others = results[peers[0]], peers[1:]
    rows = []
    for what, words, *_, less in ROWS:
        if less is None or not any(what in run for run in ours):
            continue
        words += "" if less else " (more is better)"
        rows.append([words] + [ratio(what, ours, results[peer]) for peer in others])
    return lined(["ours ÷"] + others, rows)


def ratio(what, ours, theirs):
    mark, found = "", STANDS_IN.get(what)
    if found and not any(what in run for run in theirs):
        mark = "*"
    else:
        found = what
    pairs = [(one[what], other[found]) for one, other in zip(ours, theirs) if what in one and found in other]
    if any(other == 0 for _, other in pairs):
        return "=" if all(one == 0 for one, _ in pairs) else "–"
    return f"{median(one / other for one, other in pairs):.2f}{mark}" if pairs else "–"


def lined(head, rows):
    """A Markdown table with aligned columns."""
    widths = [max(len(row[column]) for row in [head] + rows) for column in range(len(head))]

    def line(cells):
        padded = [cell.rjust(width) for cell, width in zip(cells, widths)]
        padded[0] = cells[0].ljust(widths[0])
        return "| " + " | ".join(padded) + " |"

    rule = "|" + "-" * (widths[0] + 2) + "|" + "".join("-" * (width + 1) + ":|" for width in widths[1:])
    return "\n".join([line(head), rule, *map(line, rows)])
