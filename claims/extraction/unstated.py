"""What stands under a cue and still states nothing that one could check or dispute."""

import re

from .found import Span

# Refusals: "did not say where the line ran", "declined to say how many".
REFUSAL = re.compile(r"\b(?:not|n['’]t|never|declined|refused|without)\b")
OPEN_QUESTION = re.compile(
    r"(?:that )?(?:how|where|why|when|whether|what|who|which|if)\b", re.IGNORECASE
)
# A motive, not a statement: "has been reluctant, fearing that it would fail".
MOTIVE = re.compile(r"(?:fear|hop|believ|expect|suspect|assum|think|doubt|worry)ing\b")
# Praise and blame: "praised them 'for their calm'", "thanked her 'for coming'".
JUDGEMENT = re.compile(
    r"(?:prais|thank|applaud|commend|congratulat|salut|condemn|criticis|criticiz|blam|"
    r"accus|hail|slam|blast)\w*"
)
PHRASE = re.compile(r"[\"“”'‘’]{0,4}(?:for|of|as|with|over|about)\b", re.IGNORECASE)
# What somebody goes by: "citing lists from 22 villages".
EVIDENCE = re.compile(r"(?:citing|quoting|referring to|pointing to)\b")
# A request, unless it says how much: "demanded that the gate be shut".
REQUEST = re.compile(r"(?:recommend|demand|urg|order|ask|request|propos|insist)\w*")
BARE_VERB = re.compile(r"that (?:[\w’'-]+ ){1,6}(?:be|not)\b")
NAMING = re.compile(r"(?:describ|call|label|brand|dub|term)ing\b")
# What only points back: "rejected that figure", "dismissed the claim as propaganda".
POINTING = re.compile(
    r"(?:it|this|that|these|those|them|so)(?: as [^\d]*)?|"
    r"(?:the|this|that|these|those|such|any|all|both)"
    r" (?:figure|number|claim|report|allegation|accusation|charge|estimate|count|toll|"
    r"statement|assertion|suggestion|rumou?r|notion|criticism|account|version|finding)"
    r"s?(?: as [^\d]*)?",
    re.IGNORECASE,
)
# A verdict on what another said: 'called that "a lie"'.
VERDICT = re.compile(
    r"[\"“‘']?(?:an? )?(?:\w{1,30} )?"
    r"(?:lies?|rumou?rs?|propaganda|nonsense|fabrications?|"
    r"untrue|false|baseless|fake news|fiction)[\"”’']?",
    re.IGNORECASE,
)
ONE_WORD = re.compile(r"[\"“‘'][\w-]+[\"”’']")


def states_nothing(text: str, content: Span, cue: Span | None) -> bool:
    """Whether ``content`` is left open, a motive, evidence or a judgement.

    Nor does it where it only points back to what another stated.
    """
    if cue is None:
        return False
    by = text[cue.start : cue.end].casefold()
    words = text[content.start : content.end]
    follows = content.start >= cue.end
    return (
        POINTING.fullmatch(_with_that(text, content)) is not None
        or VERDICT.fullmatch(words) is not None
        or (follows and _is_left_open(text, words, cue))
        or (follows and MOTIVE.match(by) is not None)
        or EVIDENCE.match(by) is not None
        or (REQUEST.match(by) is not None and _asks(text, content))
        or (JUDGEMENT.match(by) is not None and PHRASE.match(words) is not None)
        or (NAMING.match(by) is not None and ONE_WORD.search(words) is not None)
    )


def _with_that(text: str, content: Span) -> str:
    """Return the content with the "that" which was cut off before it."""
    that = text[max(0, content.start - 5) : content.start].casefold() == "that "
    return text[content.start - 5 * that : content.end]


def _is_left_open(text: str, words: str, cue: Span) -> bool:
    """Whether the cue says that a question was not answered."""
    before = text[max(0, cue.start - 25) : cue.end]
    return bool(OPEN_QUESTION.match(words) and REFUSAL.search(before))


def _asks(text: str, content: Span) -> bool:
    """Whether the content is what should be: "that lorries be banned", no figure."""
    words = text[max(0, content.start - 5) : content.end]
    has_number = any(letter.isdigit() for letter in words)
    return BARE_VERB.search(words) is not None and not has_number
