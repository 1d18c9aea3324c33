"""Which ministry a minister speaks for, where one article names both."""

import re

from claims.models import SpeakerKind, State

MINISTRY = re.compile(r"(?:the )?(?:(.+) ministry|ministry of (?:the )?(.+))")
MINISTER = re.compile(
    r"(?:(?:deputy|acting|interim|first) )*(?:(.+) minister|minister (?:of|for) (.+))"
)
SPELLINGS = {"defense": "defence", "labor": "labour"}
SAME = frozenset({"and", "of", "the"})


def office_of(pattern, words):
    """Return what a ministry or a minister is there for: {"defence"}; or nothing."""
    match = pattern.fullmatch(words.casefold())
    named = (match[1] or match[2]).split() if match else []
    return {SPELLINGS.get(word, word) for word in named} - SAME


def affiliate(speaker, beside):
    """Let a new minister speak for the ministry of the office, or for whom that speaks.

    A new ministry takes in the ministers who speak for nobody. ``beside`` are the
    speakers of the same article: elsewhere it may be another state's.
    """
    if speaker.kind == SpeakerKind.ORGANISATION:
        office = office_of(MINISTRY, speaker.name)
        ministers = [one for one in beside if one.kind == SpeakerKind.PERSON]
        for minister in ministers if office else ():
            if is_free(minister) and office in offices(minister):
                speak_for(minister, speaker)
    elif speaker.kind == SpeakerKind.PERSON and is_free(speaker):
        held = offices(speaker)
        named = [one for one in beside if office_of(MINISTRY, one.name) in held]
        if len(named) == 1:
            speak_for(speaker, named[0])


def offices(speaker):
    """Return the offices of a minister, by the roles that are known."""
    titles = speaker.roles.values_list("title", flat=True)
    found = (office_of(MINISTER, title) for title in titles)
    return [office for office in found if office]


def is_free(speaker):
    return speaker.state == State.SUGGESTED and speaker.affiliation_id is None


def speak_for(minister, ministry):
    minister.affiliation = ministry.affiliation or ministry
    minister.save(update_fields=["affiliation"])
