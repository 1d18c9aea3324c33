"""Where the labels of a picture go, so that none covers a mark or another label."""

from dataclasses import dataclass

NARROW, ROOMY = 270, 620  # widths of the picture, in pixels, that must work
LETTER, LINE = 7.2, 14  # the room that a letter and a line of a label take
REACH = 9  # half the size of a mark


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark to label: ``x`` in per cent of the width, the rest in pixels.

    ``up`` and ``down`` are how far it reaches beyond the size of a mark.
    """

    x: float
    y: float
    shift: float
    up: float
    down: float
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """A text ``dx``, ``dy`` pixels from its mark; ``roomy``: on wide screens only."""

    text: str
    dx: float
    dy: float
    anchor: str
    roomy: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two share an inner point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def place_labels(spots: list[Spot]) -> list[Label | None]:
    """Return a label for each spot, None where it would cover something.

    What has room on a narrow screen is placed first, then what has on a wide one;
    earlier spots go before later ones. One text serves spots that stand side by side.
    """
    labels: list[Label | None] = [None] * len(spots)
    for width in (NARROW, ROOMY):
        taken = [_mark_box(spot, width) for spot in spots]
        taken += [
            _box(spot, label, width)
            for spot, label in zip(spots, labels, strict=True)
            if label
        ]
        for i, spot in enumerate(spots):
            if labels[i] is None and not _is_told(spot, spots[:i]):
                labels[i] = _free(spot, width, taken, roomy=width != NARROW)
            if labels[i] and labels[i].roomy == (width != NARROW):
                taken.append(_box(spot, labels[i], width))
    return labels


def _is_told(spot: Spot, earlier: list[Spot]) -> bool:
    """Whether a spot right beside this one has the same text."""
    place = (spot.x, spot.y, spot.text)
    return any(place == (one.x, one.y, one.text) for one in earlier)


def _free(spot: Spot, width: int, taken: list[Box], *, roomy: bool) -> Label | None:
    for label in _candidates(spot, roomy=roomy):
        box = _box(spot, label, width)
        if box.left >= 0 and box.right <= width and not any(map(box.meets, taken)):
            return label
    return None


def _candidates(spot: Spot, *, roomy: bool) -> list[Label]:
    """Return where a label may be, best first: above, below, right, left."""
    above, below = -(spot.up + REACH + 4), spot.down + REACH + 13
    places = [
        (0, above, "middle"),
        (0, below, "middle"),
        (REACH + 3, 4.5, "start"),
        (-REACH - 3, 4.5, "end"),
    ]
    return [Label(spot.text, dx, dy, anchor, roomy) for dx, dy, anchor in places]


def _box(spot: Spot, label: Label, width: int) -> Box:
    length = len(label.text) * LETTER
    x = spot.x / 100 * width + spot.shift + label.dx
    left = x - {"start": 0, "middle": length / 2, "end": length}[label.anchor]
    bottom = spot.y + label.dy + 3
    return Box(left, bottom - LINE, left + length, bottom)


def _mark_box(spot: Spot, width: int) -> Box:
    x = spot.x / 100 * width + spot.shift
    half = REACH - 1
    return Box(x - half, spot.y - half - spot.up, x + half, spot.y + half + spot.down)
