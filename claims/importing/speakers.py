"""Whom an article speaks of, as stored speakers: those that are known, or new ones."""

from claims.extraction.speakers.names import of_country, spellings
from claims.models import Speaker, SpeakerAlias, SpeakerKind, SpeakerRole, State
from claims.models.speaker import fold_name

from .ministries import affiliate

LONGEST_NAME = 300
KNOWN = [State.SUGGESTED, State.ACCEPTED]


class Speakers:
    """The stored speakers of one article, found or made for what its reading names."""

    def __init__(self, article):
        self.article = article
        self.rows = {}
        self.names = {}

    def known(self, found):
        """Return the stored speaker for ``found``; None for nobody or somebody new."""
        if found is None:
            return None
        if found.name not in self.rows:
            self.rows[found.name] = known_speaker(found, self.article)
        return self.rows[found.name]

    def name_of(self, found):
        """Return the name under which ``found`` is or would be stored."""
        speaker = self.known(found)
        return speaker.name if speaker else (found.name if found else "")

    def names_of(self, found):
        """Return all names by which ``found`` may have been stored so far."""
        speaker = self.known(found)
        if speaker is None:
            return [self.name_of(found)]
        if speaker.pk not in self.names:
            aliases = speaker.aliases.values_list("name", flat=True)
            self.names[speaker.pk] = [speaker.name, *aliases]
        return self.names[speaker.pk]

    def stored(self, found):
        """Return the stored speaker for ``found``, made where new; None for nobody."""
        if found is not None and self.known(found) is None:
            self.rows[found.name] = speaker = add_speaker(found)
            affiliate(speaker, [one for one in self.rows.values() if one])
        return self.rows[found.name] if found else None


def known_speaker(found, article):
    """Return the one known speaker whom ``found`` names, or None.

    First by the name in full, then by what else the article calls them; a last name
    alone is too little for the second. Who stays unnamed is known within one article
    only: the officials of two articles need not be the same.
    """
    candidates = Speaker.objects.filter(kind=found.kind.value, state__in=KNOWN)
    if found.kind == SpeakerKind.UNNAMED:
        candidates = candidates.filter(claims__snapshot__article=article)
    return (
        _only(candidates.filter(name__iexact=found.name))
        or _only(candidates.named(found.name))
        or _only(_named_any(candidates, further_names(found)))
    )


def further_names(found):
    """Return what else than its name tells ``found`` from others of its kind."""
    names = [alias for alias in own_names(found) if is_telling(alias, found.kind)]
    is_organisation = found.kind == SpeakerKind.ORGANISATION
    return [*names, *spellings(found.name)] if is_organisation else names


def own_names(found):
    """Return the aliases of ``found`` that no other goes by in another article.

    "Defence Ministry" may be that of any country, "Russian Defence Ministry" may not.
    """
    country, _ = of_country(found.name)
    if found.kind != SpeakerKind.ORGANISATION or not country:
        return found.aliases
    return [alias for alias in found.aliases if of_country(alias)[0] == country]


def is_telling(alias, kind):
    """Whether ``alias`` tells one speaker of its kind from others by itself."""
    return kind != SpeakerKind.PERSON or " " in fold_name(alias)


def _named_any(speakers, names):
    keys = [fold_name(name) for name in names]
    return speakers.filter(aliases__key__in=keys).distinct()


def _only(speakers):
    """Return whom all of ``speakers`` were merged into, where that is one; or None."""
    speakers = speakers.select_related("merged_into").order_by("pk").distinct()[:5]
    rows = {speaker.merged_into or speaker for speaker in speakers}
    return rows.pop() if len(rows) == 1 else None


def add_speaker(found):
    """Store ``found`` as a suggested speaker with names, role and affiliation."""
    speaker = Speaker.objects.create(
        name=found.name[:LONGEST_NAME],
        kind=found.kind.value,
        affiliation=organisation_named(found.affiliation),
    )
    add_names(speaker, [found.name, *own_names(found)])
    if found.role:
        SpeakerRole.objects.create(speaker=speaker, title=found.role[:LONGEST_NAME])
    return speaker


def add_names(speaker, names):
    """Let ``speaker`` go by ``names``; of equal spellings the first counts."""
    by_key = {fold_name(name)[:LONGEST_NAME]: name for name in reversed(names)}
    SpeakerAlias.objects.bulk_create(
        SpeakerAlias(speaker=speaker, name=name[:LONGEST_NAME], key=key)
        for key, name in by_key.items()
        if key
    )


def organisation_named(name):
    """Return the organisation or state of that name, suggested where it is new."""
    if not name:
        return None
    kind = SpeakerKind.ORGANISATION
    known = _only(Speaker.objects.filter(kind=kind, state__in=KNOWN).named(name))
    if known:
        return known
    speaker = Speaker.objects.create(name=name[:LONGEST_NAME], kind=kind)
    add_names(speaker, [name])
    return speaker
