import pytest
from django.core.management import CommandError, call_command

from claims.management.scoring import judge, reliability, scorer_of

SCORER = """
def score(gold, predicted):
    wanted = {(one["article"], one["speaker"]) for one in gold["claims"]}
    found = [(one["article"], one["speaker"]) for one in predicted["claims"]]
    right = sum(one in wanted for one in found)
    return {"metrics": {"e2e": {"tp": right, "pred": len(found)}}}, {}
"""


@pytest.fixture
def scorer(tmp_path):
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "score_claims.py").write_text(SCORER)
    return scorer_of(folder)


def test_evaluate_of_a_folder_without_data_says_what_it_needs(tmp_path):
    with pytest.raises(CommandError, match="Nothing was measured"):
        call_command("evaluate", str(tmp_path))


def test_evaluate_of_a_folder_without_its_scorer_names_it(tmp_path):
    (tmp_path / "claims").mkdir()

    with pytest.raises(CommandError, match="score_claims"):
        call_command("evaluate", str(tmp_path))


@pytest.mark.parametrize(
    ("speaker", "right"), [("Ada Brook", True), ("Tom Reed", False)]
)
def test_judge_asks_the_folders_own_scorer(scorer, speaker, right):
    gold = {"claims": [{"article": "a", "speaker": "Ada Brook"}]}

    assert judge(scorer, gold, {"article": "a", "speaker": speaker}) is right


def test_reliability_compares_what_is_said_with_what_is_right():
    judged = [(0.82, True), (0.88, False), (0.97, True)]

    rows = reliability(judged)

    assert rows == [
        (0.8, 0.9, 2, pytest.approx(0.85), 0.5),
        (0.95, 1.0, 1, pytest.approx(0.97), 1.0),
    ]
