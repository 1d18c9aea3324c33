"""An article as a scene: its cast, and who has spoken so far."""

from collections.abc import Callable

from spacy.tokens import Doc

from claims.extraction.found import FoundAttribution, FoundSpeaker, SpeakerKind
from claims.extraction.found import Span as Place

from .affiliations import country_in
from .cast import Member, gather
from .holders import (
    first_subject,
    holder,
    is_inside,
    lacks_role,
    named_again,
    named_later,
    subject_before,
)
from .lexicon import is_in, singular, terms
from .mentions import Mention, find_mentions
from .phrases import PRONOUNS, Phrase, phrase_of
from .roles import head_of
from .together import pair_before, parts_of, together
from .voices import RULES, Voice, could_be, is_human, replace_rule
from .words import words_of

SUBJECTS = frozenset({"he", "she", "they"})


class Scene:
    """An article with its cast, and who has spoken so far."""

    def __init__(self, doc: Doc, attributions: list[FoundAttribution]) -> None:
        self.doc = doc
        self.words = words_of(doc)
        self.mentions = find_mentions(self.words)
        self.cast = gather(self.mentions)
        self.by_span = {
            span: member for member in self.cast for span in member.mentions
        }
        self.voices: list[Voice] = []
        self.spoken = [piece for found in attributions for piece in found.content]
        self.speaking = [found.mention for found in attributions if found.mention]
        self.subjects: dict[Place, bool] = {}  # whether a name is one, by its place

    def voice(self, mention: Place | None) -> Voice | None:
        """Return who speaks at ``mention`` and remember it; None where it is None."""
        if mention is None:
            return None
        phrase = self.phrase(mention)
        found = self._voice(phrase)
        found.place = mention.start
        self.voices.append(found)
        return found

    def _voice(self, phrase: Phrase) -> Voice:
        places = parts_of(self.doc, self.mentions, phrase.place)
        if len(places) > 1:
            parts = [self.phrase(place) for place in places]
            if all(part.is_somebody for part in parts):
                return together([self._single(part) for part in parts])
        return self._single(phrase)

    def phrase(self, place: Place) -> Phrase:
        return phrase_of(self.doc, self.words, self.mentions, place)

    def _single(self, phrase: Phrase) -> Voice:
        if phrase.name is not None:
            return self._named(phrase, phrase.name)
        if phrase.is_pronoun:
            return self._pronoun(phrase)
        pair = pair_before(self.words.text, self.cast, phrase)
        if pair is not None:
            return pair
        if phrase.is_document:
            return self._document(phrase)
        if phrase.is_role or (phrase.is_described and phrase.is_definite):
            return self._role(phrase)
        if phrase.is_organisation:
            return self._organisation(phrase)
        return self._described(phrase, SpeakerKind.UNNAMED)

    def _named(self, phrase: Phrase, name: Mention) -> Voice:
        member = self.by_span[name.span]
        if member.kind is None and (self._is_it(phrase) or phrase.is_the_name):
            member.kind = SpeakerKind.ORGANISATION
        if name.is_possessor:
            return Voice(0, member, rule="speaker.owner")
        full = member.name == name.name
        return Voice(0, member, rule="speaker.name" if full else "speaker.surname")

    def _is_it(self, phrase: Phrase) -> bool:
        """Whether the sentence goes on with "it" or "its" after the speaker."""
        _, after = self.words.between(phrase.place.start, phrase.place.end)
        following = [self.words.lower(i) for i in range(after, after + 5)]
        return bool({"it", "its"} & set(following))

    # Pronouns

    def _pronoun(self, phrase: Phrase) -> Voice:
        word = phrase.head
        if word in {"it", "which"}:
            found = self._thing_before(phrase)
        elif word in {"they", "both", "them", "others", "some", "those", "these"}:
            found = self._before(
                phrase, lambda voice: voice.is_plural or self._is_thing(voice)
            )
        else:
            gender = "female" if word in terms("female") else "male"
            gender = gender if word in terms("female") | terms("male") else ""
            found = self._before(phrase, lambda voice: is_human(voice, gender))
        subject = self._subject_before(phrase) if word in SUBJECTS else None
        if subject is not None and (found is None or found.place < subject.start):
            found = self._voice(self.phrase(subject))
        if found is None and word in SUBJECTS | {"it"}:
            own = first_subject(self, phrase)
            found = self._voice(own) if own else None
        if found is None:
            return self._described(phrase, SpeakerKind.UNNAMED)
        return replace_rule(found, "speaker.pronoun")

    def _thing_before(self, phrase: Phrase) -> Voice | None:
        """Return the organisation or document spoken of last, or what may be one."""
        return self._before(phrase, self._is_thing) or self._before(
            phrase, lambda voice: voice.kind is None and self._is_near(voice, phrase)
        )

    def _is_near(self, voice: Voice, phrase: Phrase) -> bool:
        return "\n" not in self.words.text[voice.place : phrase.place.start]

    def _is_thing(self, voice: Voice) -> bool:
        return voice.kind in {SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT}

    def _before(self, phrase: Phrase, fits: Callable[[Voice], bool]) -> Voice | None:
        """Return the latest voice before ``phrase`` that fits, or subject."""
        place = phrase.place.start
        candidates = [voice for voice in self.voices if voice.place < place]
        candidates += [
            Voice(span.start, member)
            for span, member in self.by_span.items()
            if span.start < place and self._is_known_subject(span)
        ]
        candidates.sort(key=lambda voice: voice.place)
        return next((voice for voice in reversed(candidates) if fits(voice)), None)

    def _is_known_subject(self, span: Place) -> bool:
        if span not in self.subjects:
            self.subjects[span] = self._is_subject(span)
        return self.subjects[span]

    def _is_subject(self, span: Place) -> bool:
        """Whether a name is a subject of the article's own sentences."""
        if is_inside(span, self.spoken):
            return False
        if span in self.by_span[span].introduced:
            return True
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        assert tokens is not None  # every name lies in some token
        head = tokens.root
        while head.dep_ == "appos":
            head = head.head
        return head.dep_ in {"nsubj", "nsubjpass"}

    def _subject_before(self, phrase: Phrase) -> Place | None:
        """Return the role of which the sentence before tells: "The mayor came. He"."""
        found = subject_before(self.doc, phrase.place, phrase.head == "they")
        return None if found and is_inside(found, self.spoken) else found

    # Roles

    def _role(self, phrase: Phrase) -> Voice:
        member = None
        if phrase.is_definite:
            member = holder(self, phrase)
            if member is None:
                same = self._same_description(phrase)
                if same:
                    return same
            if phrase.is_described and self._spoke_last(phrase):
                return replace_rule(self.voices[-1], "speaker.generic")
        rule = "speaker.role"
        if member is None:
            member = named_again(self, phrase)
        if member is None and phrase.is_definite:
            member, rule = self._named_just_before(phrase), "speaker.only-name"
        if member is None and self._may_be_named(phrase):
            member, rule = named_later(self, phrase), "speaker.named-later"
        if member is None:
            return self._described(phrase, SpeakerKind.UNNAMED)
        if rule != "speaker.role":
            member.roles.append(phrase.text)
            member.kind = member.kind or SpeakerKind.PERSON
        return Voice(0, member, rule=rule)

    def _spoke_last(self, phrase: Phrase) -> bool:
        """Whether a person spoke just before, in the same paragraph."""
        last = self.voices[-1] if self.voices else None
        is_person = last is not None and last.kind in {None, SpeakerKind.PERSON}
        return bool(last and is_person and self._is_near(last, phrase))

    def _named_just_before(self, phrase: Phrase) -> Member | None:
        """Return the speaker before, where the name came without any role."""
        last = self.voices[-1].member if self.voices else None
        return last if last and lacks_role(last, phrase) else None

    def _may_be_named(self, phrase: Phrase) -> bool:
        """Whether a role may be that of somebody named only later."""
        in_lead = self._is_in_lead(phrase) and phrase.owner is None
        return phrase.is_definite or in_lead

    def _is_in_lead(self, phrase: Phrase) -> bool:
        return "\n" not in self.words.text[: phrase.place.start].lstrip()

    def _same_description(self, phrase: Phrase) -> Voice | None:
        """Return the unnamed speaker whom "the official" speaks of again."""
        for voice in reversed(self.voices):
            said = voice.described
            if said and singular(head_of(said.name)) == singular(phrase.head):
                return replace_rule(voice, "speaker.generic")
        return None

    # Organisations and documents

    def _organisation(self, phrase: Phrase) -> Voice:
        if phrase.is_definite:
            member = self._organisation_before(phrase)
            if member:
                return Voice(0, member, rule="speaker.generic")
            same = self._same_description(phrase)
            if same:
                return same
        owned = phrase.owner is not None and phrase.determiner not in PRONOUNS
        in_lead = self._is_in_lead(phrase) and not (phrase.modifiers or owned)
        if in_lead or (phrase.is_definite and phrase.is_plural):
            member = named_later(self, phrase)
            if member:
                member.kind = SpeakerKind.ORGANISATION
                return Voice(0, member, rule="speaker.named-later")
        if phrase.is_indefinite or phrase.head.endswith("ials"):
            return self._described(phrase, SpeakerKind.UNNAMED)
        return self._described(phrase, SpeakerKind.ORGANISATION)

    def _organisation_before(self, phrase: Phrase) -> Member | None:
        """Return the organisation that "the ministry" or "the company" stands for."""
        head = singular(phrase.head)
        known = [
            (span.start, member)
            for span, member in self.by_span.items()
            if span.start < phrase.place.start
            and member.kind is SpeakerKind.ORGANISATION
        ]
        known.sort(key=lambda pair: pair[0], reverse=True)
        more = phrase.modifiers
        for _, member in known:
            said = f"{member.name} {' '.join(member.roles)}".casefold().split()
            if head in map(singular, said) and more <= set(said):
                return member
        if more or phrase.owner or not is_in("descriptor", head):
            return None
        return next((member for _, member in known if could_be(member, head)), None)

    def _document(self, phrase: Phrase) -> Voice:
        if phrase.determiner in {"that", "this"} and self.voices:
            return replace_rule(self.voices[-1], "speaker.generic")
        if phrase.owner and is_in("voiced", phrase.head):
            owner = self.voice_of_owner(phrase)
            if owner:
                return replace_rule(owner, "speaker.owner")
        if phrase.is_definite:
            same = self._same_description(phrase)
            if same:
                return same
        return self._described(phrase, SpeakerKind.DOCUMENT)

    def voice_of_owner(self, phrase: Phrase) -> Voice | None:
        """Return who owns the document: "its statement", "the institute's maps"."""
        assert phrase.owner is not None
        owner = self.phrase(phrase.owner)
        if owner.head in {"its", "their"}:
            return self._thing_before(phrase)
        if owner.is_pronoun:
            return self._before(phrase, lambda voice: is_human(voice, ""))
        return self._voice(owner)

    def _described(self, phrase: Phrase, kind: SpeakerKind) -> Voice:
        name = phrase.text
        if phrase.owner and kind is SpeakerKind.ORGANISATION:
            by_pronoun = phrase.determiner in PRONOUNS
            name = self._with_owner(phrase) if by_pronoun else phrase.whole
        of = country_in(name) or "" if kind is SpeakerKind.ORGANISATION else ""
        speaker = FoundSpeaker(name=name, kind=kind, affiliation=of)
        return Voice(0, None, speaker, phrase.is_plural, RULES[kind])

    def _with_owner(self, phrase: Phrase) -> str:
        """Return "Ada Byron's office" for "her office"."""
        owner = self.voice_of_owner(phrase)
        member = owner.member if owner else None
        return f"{member.name}'s {phrase.text}" if member else phrase.whole
