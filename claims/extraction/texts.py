"""What all steps read of a document, put together once: spaCy does so at every look."""

from collections.abc import Callable

from spacy.tokens import Doc

TEXT, LOWERS, LEMMAS, PARTS = "text", "lowers", "lemmas", "parts"  # where it is kept


def text_of(doc: Doc) -> str:
    """Return the text of ``doc``."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    text: str = doc.user_data[TEXT]
    return text


def keep_text(doc: Doc, text: str) -> None:
    """Keep ``text`` as that of ``doc``, whose tokens it was made into."""
    doc.user_data[TEXT] = text


def lowers_of(doc: Doc) -> list[str]:
    """Return the words of the tokens in lower case."""
    return _kept(doc, LOWERS, "LOWER", str.lower)


def lemmas_of(doc: Doc) -> list[str]:
    """Return the lemmas of the tokens in lower case."""
    return _kept(doc, LEMMAS, "LEMMA", str.lower)


def parts_of_speech(doc: Doc) -> list[str]:
    """Return the coarse parts of speech of the tokens: "NOUN"."""
    return _kept(doc, PARTS, "POS", str)


def _kept(
    doc: Doc, place: str, attribute: str, form: Callable[[str], str]
) -> list[str]:
    if place not in doc.user_data:
        codes = doc.to_array(attribute).tolist()
        strings = doc.vocab.strings
        words = {code: form(strings[code]) for code in set(codes)}
        doc.user_data[place] = [words[code] for code in codes]
    found: list[str] = doc.user_data[place]
    return found
