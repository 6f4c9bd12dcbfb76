"""The calibration curve as a small SVG: how sure along the foot, how often right up the side."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from employer_match.occupations.calibrate import Bin

SIDE, EDGE = 260, 48
SIGNS = ("circle", "square", "diamond")


def curve(curves: Mapping[str, Sequence[Bin]]) -> str:
    """A drawing of the curves; the dashed line is honesty, and a larger sign is more guesses."""
    size = SIDE + 2 * EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size + 150} {size}" role="img" '
        'font-family="sans-serif" font-size="12">',
        "<title>How sure the coder is, and how often it is right</title>",
        f'<rect width="{size + 150}" height="{size}" fill="#fff"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#888" stroke-dasharray="4 4"/>',
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="#333"/>',
    ]
    for tick in (0, 0.25, 0.5, 0.75, 1):
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 18}" text-anchor="middle">{tick:g}</text>')
        parts.append(f'<text x="{_x(0) - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>')
    parts.append(f'<text x="{_x(0.5)}" y="{size - 8}" text-anchor="middle">confidence</text>')
    parts.append(f'<text x="{_x(0)}" y="{EDGE - 14}">share that was right</text>')
    for number, (name, bins) in enumerate(curves.items()):
        colour, sign = ("#0b5d6b", "#a8480f", "#5b3a8c")[number % 3], SIGNS[number % 3]
        line = "L".join(f"{_x(each.confidence)} {_y(each.right)}" for each in bins)
        parts.append(f'<path d="M{line}" fill="none" stroke="{colour}"/>')
        parts += [_sign(sign, _x(b.confidence), _y(b.right), b.number, colour) for b in bins]
        parts.append(_sign(sign, size - 10, EDGE + 20 * number, 60, colour))
        parts.append(f'<text x="{size + 4}" y="{EDGE + 4 + 20 * number}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _sign(sign: str, x: float, y: float, number: int, colour: str) -> str:
    r = round(min(9.0, 2.5 + number**0.5 / 4), 1)
    if sign == "circle":
        return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{colour}"/>'
    turned = f' transform="rotate(45 {x} {y})"' if sign == "diamond" else ""
    return (
        f'<rect x="{x - r:.1f}" y="{y - r:.1f}" width="{2 * r}" height="{2 * r}" '
        f'fill="{colour}"{turned}/>'
    )


def _x(share: float) -> float:
    return round(EDGE + share * SIDE, 1)


def _y(share: float) -> float:
    return round(EDGE + (1 - share) * SIDE, 1)
