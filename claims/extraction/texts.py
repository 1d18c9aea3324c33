"""The text of a document, put together once: spaCy joins its tokens at every look."""

from spacy.tokens import Doc

TEXT = "text"  # where a document keeps it


def text_of(doc: Doc) -> str:
    """Return the text of ``doc``."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    text: str = doc.user_data[TEXT]
    return text
