"""What a figure counts or measures, and whether it is a change."""

from spacy.tokens import Doc, Span, Token

RISING = set(
    "rise grow increase climb jump gain surge soar swell expand add advance up".split()
)
FALLING = set(
    "fall drop decline decrease shrink lose cut slip sink narrow slow thin reduce "
    "plunge tumble dip slide slump lower ease down shed".split()
)
PERSONAL = {"wounded", "injured", "dead", "killed", "missing", "hurt", "others"}


# What the lemmatizer gets wrong.
LEMMAS = {"doses": "dose", "overdoses": "overdose"}
# "Police counted 40 people, organisers spoke of 90": 90 people.
REPORTING = set("speak say put report estimate claim count give cite tell talk".split())
TALLIES = {"number", "total", "figure", "toll", "count", "tally", "numbers"}


def behind_tally(noun: Token | None) -> Token | None:
    """Return what a "number of", "death toll" or "total of" counts."""
    if noun is None or noun.lemma_.lower() not in TALLIES:
        return noun
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            objects = [c for c in child.children if c.dep_ == "pobj"]
            if objects:
                return objects[0]
    named = [c for c in noun.children if c.dep_ in {"compound", "amod"}]
    return named[-1] if named and named[-1].pos_ in {"NOUN", "ADJ"} else noun


def noun_text(noun: Token | None) -> str | None:
    """Return the noun's lemma; "wounded" and the like as they stand."""
    if noun is None:
        return None
    if noun.lower_ in PERSONAL:
        return noun.lower_
    return LEMMAS.get(noun.lower_, noun.lemma_.lower())


def noun_of(doc: Doc, span: Span, *, has_unit: bool) -> Token | None:
    """Return the token of the thing that the figure ``span`` counts or measures."""
    if not has_unit:
        return behind_tally(_counted(doc, span))
    return (
        _complement(doc, span)
        or _modified(doc, span)
        or _measured(span.root)
        or _subject(span.root)
    )


def _counted(doc: Doc, span: Span) -> Token | None:
    root = span.root
    head = root.head
    at = span.end
    if at + 1 < len(doc) and doc[at].text == "-" and doc[at + 1].pos_ == "NOUN":
        return doc[at + 1]
    if at < len(doc) and doc[at].pos_ == "DET" and doc[at].lower_ in {"a", "an"}:
        return _measured(root) if root.dep_ == "pobj" else None  # "40 a year earlier"
    if _is_rest(doc, span):
        return None
    follows = _noun_after(doc, at)
    alone = follows is None and not (at < len(doc) and doc[at].lower_ == "of")
    if root.dep_ in {"nsubj", "nsubjpass"} and root.pos_ == "NUM" and alone:
        named = [child for child in head.children if child.dep_ == "attr"]
        return named[0] if named and named[0].pos_ == "NOUN" else None
    if root.dep_ in {"nummod", "quantmod", "det", "compound", "amod"}:
        while head.dep_ in {"nummod", "compound", "quantmod"} and head.head.i > head.i:
            head = head.head
        if head.i >= span.end and head.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"}:
            return head
    after = _complement(doc, span)
    if after is not None:
        return after
    if follows is not None and follows.pos_ != "PROPN":
        return follows
    return _measured(root) or _subject(root)


def _is_rest(doc: Doc, span: Span) -> bool:
    """Whether it is "among them 12 in the port": its noun is that of the whole."""
    before = [token.lower_ for token in doc[max(0, span.start - 2) : span.start]]
    behind = doc[span.end : span.end + 1]
    among = before in (["among", "them"], ["among", "these"])
    return among and bool(behind) and behind[0].pos_ in {"ADP", "PUNCT"}


def _complement(doc: Doc, span: Span) -> Token | None:
    """Return the noun of "of the detainees", "of cocaine" right after the figure."""
    at = span.end
    if at < len(doc) and doc[at].lower_ == "of":
        return _noun_after(doc, at + 1, reach=6)
    return None


def _modified(doc: Doc, span: Span) -> Token | None:
    """Return the noun that "40-kilometre" or "$90 million" stands before."""
    at = span.end
    if at < len(doc) and doc[at].text == "(":
        at = next((t.i + 1 for t in doc[at : at + 8] if t.text == ")"), at)
    if at >= len(doc) or doc[at].pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    return _noun_after(doc, at, reach=4)


def _noun_after(doc: Doc, at: int, reach: int = 5) -> Token | None:
    """Return the head of the noun phrase that begins at token ``at``."""
    found = None
    for token in doc[at : at + reach]:
        if token.pos_ in {"NOUN", "PROPN"} or (
            token.lower_ in PERSONAL and found is None
        ):
            found = token
        elif found is not None or token.pos_ not in {
            "ADJ",
            "DET",
            "NUM",
            "PRON",
            "ADV",
        }:
            if token.pos_ == "VERB" and token.tag_ in {"VBN", "VBG"} and found is None:
                continue
            if token.lower_ != "-":
                break
    return found


def _measured(token: Token) -> Token | None:
    """Return what "a tumour weighing 4.5 kg", "growth of 2 %" and the like mean."""
    head = token.head
    while head.pos_ in {"NUM", "SYM"} or head.dep_ in {"quantmod", "nummod"}:
        if head.head.i == head.i:
            return None
        head = head.head
    if token.dep_ == "pobj" or head.pos_ == "ADP":
        prep = head if head.pos_ == "ADP" else token.head
        head = prep.head
        while head.pos_ == "ADP" and head.head.i != head.i:
            head = head.head
        if head.pos_ == "NOUN":
            return head
        objects = [c for c in head.children if c.dep_ == "dobj" and c.i < prep.i]
        if objects and objects[0].pos_ == "NOUN":
            return objects[0]
    if head.dep_ in {"acl", "relcl"} and head.head.pos_ == "NOUN":
        return head.head
    return None


def _subject(token: Token) -> Token | None:
    """Return the subject of the clause that ``token`` stands in."""
    for ancestor in [token, *token.ancestors]:
        if ancestor.pos_ == "VERB" and ancestor.lemma_.lower() in REPORTING:
            return None
        for child in ancestor.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < token.i:
                return child if child.pos_ == "NOUN" else None
        if ancestor.pos_ in {"VERB", "AUX"} and ancestor.dep_ in {"ROOT", "ccomp"}:
            break
    return None


def trend_of(span: Span) -> str | None:
    """Return "up" or "down" where the figure is an amount of change, else None."""
    root = span.root
    head = root.head
    if root.dep_ == "pobj" and head.lower_ == "by":
        return _direction(head.head)
    if root.dep_ in {"dobj", "npadvmod", "advmod", "nummod"} and head.pos_ == "VERB":
        before = span.doc[span.start - 1].lower_ if span.start else ""
        return None if before in {"to", "from", "at"} else _direction(head)
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return {"up": "up", "down": "down"}.get(before)


def _direction(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    return "up" if lemma in RISING else "down" if lemma in FALLING else None
