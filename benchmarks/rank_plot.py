"""The growth of the ranking with its size as a small SVG: pairs along the foot, seconds up."""

from collections.abc import Mapping, Sequence
from math import log10

WIDTH, HEIGHT, EDGE = 420, 260, 56
LINES = (
    ("whole", "order, reasons, questions", "#a8480f"),
    ("order", "order alone", "#0b5d6b"),
    ("floor", "one mask pass", "#5b3a8c"),
)


def draw(rows: Sequence[Mapping[str, float]]) -> str:
    """Both axes are logarithmic, so that work in proportion to the pairs is a straight line."""
    pairs = [row["profiles"] * row["vacancies"] for row in rows]
    seconds = [row[key] for row in rows for key, _name, _colour in LINES]
    left, right = log10(min(pairs)) - 0.2, log10(max(pairs)) + 0.2
    low, high = log10(min(seconds)) - 0.2, log10(max(seconds)) + 0.2

    def at(x: float, y: float) -> tuple[float, float]:
        across, up = (log10(x) - left) / (right - left), (log10(y) - low) / (high - low)
        return round(EDGE + across * WIDTH, 1), round(EDGE + (1 - up) * HEIGHT, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + 2 * EDGE + 150} '
        f'{HEIGHT + 2 * EDGE}" role="img" font-family="sans-serif" font-size="12">',
        "<title>Seconds of processor time by pairs of profile and opening</title>",
        f'<rect width="{WIDTH + 2 * EDGE + 150}" height="{HEIGHT + 2 * EDGE}" fill="#fff"/>',
        f'<path d="M{EDGE} {EDGE}V{EDGE + HEIGHT}H{EDGE + WIDTH}" fill="none" stroke="#333"/>',
    ]
    foot = EDGE + HEIGHT
    for row, many in zip(rows, pairs, strict=True):
        x, _ = at(many, seconds[0])
        for lower, label in enumerate((f"{row['profiles']:,.0f} ×", f"{row['vacancies']:,.0f}")):
            below = foot + 18 + 14 * lower
            parts.append(f'<text x="{x}" y="{below}" text-anchor="middle">{label}</text>')
    for power in range(-3, 4):
        if low < power < high:
            _, y = at(pairs[0], 10.0**power)
            parts.append(f'<path d="M{EDGE} {y}h{WIDTH}" stroke="#ddd"/>')
            parts.append(
                f'<text x="{EDGE - 8}" y="{y + 4}" text-anchor="end">{10.0**power:g} s</text>'
            )
    parts.append(
        f'<text x="{EDGE + WIDTH / 2}" y="{foot + 52}" text-anchor="middle">'
        "profiles × openings</text>"
    )
    for number, (key, name, colour) in enumerate(LINES):
        points = [at(many, row[key]) for many, row in zip(pairs, rows, strict=True)]
        line = "L".join(f"{x} {y}" for x, y in points)
        parts.append(f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="4" fill="{colour}"/>' for x, y in points]
        y = EDGE + 20 * number
        parts.append(f'<circle cx="{EDGE + WIDTH + 20}" cy="{y}" r="4" fill="{colour}"/>')
        parts.append(f'<text x="{EDGE + WIDTH + 32}" y="{y + 4}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])
