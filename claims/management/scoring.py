"""Annotated data and the scorers that come with it, loaded from the data's folder."""

from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from itertools import pairwise

from claims.errors import ClaimsError

BANDS = (0.0, 0.7, 0.8, 0.9, 0.95, 1.01)  # of confidence, half-open


class NoScorer(ClaimsError):
    """A folder of annotated data lacks the scorer that belongs to it."""

    def __init__(self, path):
        super().__init__(
            f"{path} is missing. Nothing was measured. Name a folder that holds"
            " attribution/, claims/ or quantities/, each with its scorer."
        )


@cache
def scorer_of(folder):
    """Return the scorer in ``folder`` as a module. Raises NoScorer."""
    path = folder / f"score_{folder.name}.py"
    if not path.exists():
        raise NoScorer(path)
    spec = spec_from_file_location(path.stem, path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def judge(scorer, gold, claim):
    """Return whether a predicted ``claim`` is right; None where it is not judged.

    Right is what the end-to-end measure counts: the words and the speaker.
    """
    of_article = [one for one in gold["claims"] if one["article"] == claim["article"]]
    alone = {**gold, "claims": of_article, "disputes": []}
    result, _ = scorer.score(alone, {"claims": [claim]})
    counted = result["metrics"]["e2e"]
    return bool(counted["tp"]) if counted["pred"] else None


def reliability(judged):
    """Return for each band of confidence: its bounds, claims, mean, share right.

    ``judged`` are pairs of a confidence and whether the claim is right.
    """
    rows = []
    for low, high in pairwise(BANDS):
        band = [pair for pair in judged if low <= pair[0] < high]
        if band:
            mean = sum(confidence for confidence, _ in band) / len(band)
            right = sum(is_right for _, is_right in band) / len(band)
            rows.append((low, min(high, 1.0), len(band), mean, right))
    return rows
