"""From the mention at a cue to the speaker: names, roles, pronouns, the unnamed."""

from dataclasses import dataclass, replace

from spacy.tokens import Doc

from claims.extraction.found import FoundAttribution, FoundSpeaker, Reason

from .scene import Scene
from .voices import WORDS, Voice


@dataclass(frozen=True, slots=True)
class Resolved:
    """The speaker of one attribution, and how the article tells who it is."""

    speaker: FoundSpeaker | None
    via: FoundSpeaker | None
    reasons: tuple[Reason, ...]


def resolve_speakers(doc: Doc, attributions: list[FoundAttribution]) -> list[Resolved]:
    """Return the speaker of each attribution, in the same order; None where no
    mention stands.
    """
    scene = Scene(doc, attributions)
    order = sorted(range(len(attributions)), key=lambda i: _place(attributions[i]))
    voices: dict[int, Voice | None] = {
        i: scene.voice(attributions[i].mention) for i in order
    }
    vias = {i: scene.voice(attributions[i].via_mention) for i in order}
    told = _Told()
    found = {i: _resolved(told, voices[i], vias[i]) for i in order}
    for i in order:
        if _is_relayed_again(attributions[i], found[i]):
            found[i] = _relayed_again(found, order, i)
    return [found[i] for i in range(len(attributions))]


def _is_relayed_again(attribution: FoundAttribution, found: Resolved) -> bool:
    """Whether somebody "was quoted as saying", without a word of who quoted them."""
    relayed = any(reason.rule == "cue.quoted" for reason in attribution.reasons)
    return relayed and found.via is None


def _relayed_again(found: dict[int, Resolved], order: list[int], i: int) -> Resolved:
    """Return ``found[i]`` as relayed by whoever relayed that speaker last before."""
    earlier = [found[k] for k in order[: order.index(i)]]
    same = [one for one in earlier if one.via and one.speaker == found[i].speaker]
    return replace(found[i], via=same[-1].via) if same else found[i]


def _place(attribution: FoundAttribution) -> int:
    mention = attribution.mention or attribution.cue
    return mention.start if mention else attribution.content[0].start


class _Told:
    """The speakers behind voices, each member of the cast made out once."""

    def __init__(self) -> None:
        self.members: dict[int, FoundSpeaker] = {}

    def speaker(self, voice: Voice | None) -> FoundSpeaker | None:
        if voice is None or voice.member is None:
            return voice.described if voice else None
        key = id(voice.member)
        if key not in self.members:
            self.members[key] = voice.member.as_speaker()
        return self.members[key]


def _resolved(told: _Told, voice: Voice | None, via: Voice | None) -> Resolved:
    reasons = []
    if voice:
        reasons.append(Reason("speaker", voice.rule, WORDS[voice.rule]))
    return Resolved(told.speaker(voice), told.speaker(via), tuple(reasons))
