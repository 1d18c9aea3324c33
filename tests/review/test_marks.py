import pytest

from claims.models import Claim, State
from claims.review.marks import Piece, pieces

TEXT = "One said two, she added, three."


def claim(pk, *segments, state=State.SUGGESTED):
    return Claim(pk=pk, segments=[list(span) for span in segments], state=state)


def test_text_without_claims_is_one_piece():
    assert pieces(TEXT, []) == [Piece(TEXT)]


def test_pieces_lose_no_character():
    claims = [claim(1, (9, 12), (25, 30)), claim(2, (0, 12)), claim(3, (10, 30))]

    cut = pieces(TEXT, claims)

    assert "".join(piece.text for piece in cut) == TEXT


def test_pieces_know_their_claims_and_the_state_to_show():
    outer = claim(1, (0, 12), state=State.ACCEPTED)
    inner = claim(2, (9, 12))

    cut = pieces(TEXT, [outer, inner])

    assert cut == [
        Piece("One said ", (1,), "accepted"),
        Piece("two", (1, 2), "suggested"),
        Piece(", she added, three."),
    ]


@pytest.mark.parametrize("current", [1, 2])
def test_pieces_of_the_current_claim_say_so(current):
    claims = [claim(1, (9, 12)), claim(2, (9, 12))]

    cut = pieces(TEXT, claims, current=claims[current - 1])

    assert cut[1] == Piece("two", (1, 2), "suggested", is_current=True)
