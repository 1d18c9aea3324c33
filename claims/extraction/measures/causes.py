"""What killed or hurt people: those who starved are not those whom shells killed."""

from spacy.tokens import Span

from claims.extraction.texts import lemmas_of

# Causes that are counted apart within one story; who dies of what else is anybody.
CAUSES = {
    "hunger": "starve starvation hunger famine malnutrition malnourish malnourished",
    "attacks": "shell shelling bombard bombardment bombing airstrike bomb missile "
    "drone rocket gunfire gunshot gunman shoot shooting sniper explosion blast "
    "landmine ambush crossfire raid clash massacre stab knife",
    "disease": "disease flu influenza coronavirus covid ebola plague cholera measles "
    "typhoid dysentery malaria dengue virus "
    "infection pneumonia diphtheria polio",
    "heat": "heat heatstroke heatwave sunstroke",
    "cold": "frostbite hypothermia cold",
    "accidents": "crash collision derail derailment accident",
}
BY_WORD = {word: cause for cause, words in CAUSES.items() for word in words.split()}
HURTING = ("people killed", "people injured")


def cause_of(measure: str, span: Span) -> str:
    """Return the one cause that the figure's sentence tells of, else ""."""
    if measure not in HURTING:
        return ""
    sentence = span.sent
    lemmas = lemmas_of(span.doc)[sentence.start : sentence.end]
    told = {BY_WORD[lemma] for lemma in lemmas if lemma in BY_WORD}
    return told.pop() if len(told) == 1 else ""
