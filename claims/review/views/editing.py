"""The forms for every part of a claim, and for a new one."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.urls import reverse
from django_htmx.http import replace_url

from claims.errors import ClaimsError, Stale
from claims.models import Form, Modality, Polarity, Snapshot, State
from claims.web import editor_required, render_screen, wants_partial

from ..actions import add_claim, amend_claim
from ..card import text_context
from ..forms import ClaimForm, FigureForm, FigureFormSet, SpeakerChoiceForm
from ..suggesting import known_names
from .numbers import at_version, number
from .screens import desk_address, filters_of, get_claim, go_on, leave


class ClaimForms:
    """The forms of one claim: its parts, its speakers and its figures.

    ``claim`` is None for a new one; ``span`` is then what was selected.
    """

    def __init__(self, snapshot, claim, data=None, *, span=(0, 0)):
        self.snapshot, self.claim = snapshot, claim
        self.figures_before = list(
            claim.figures.select_related("measure", "place").order_by("start", "pk")
            if claim
            else []
        )
        segments = claim.segments if claim else [list(span)]
        self.parts = ClaimForm(
            data,
            text=snapshot.text,
            segments=segments,
            initial=ClaimForm.initial_of(claim) if claim else self._new(span),
        )
        self.speaker, self.via = (
            SpeakerChoiceForm(
                data,
                prefix=name,
                initial=SpeakerChoiceForm.initial_of(getattr(claim, name, None)),
            )
            for name in ("speaker", "via")
        )
        self.figures = FigureFormSet(
            data,
            prefix="figures",
            initial=[FigureForm.initial_of(figure) for figure in self.figures_before],
        )

    def _new(self, span):
        return {
            "near": span[0],
            "quote": self.snapshot.text[span[0] : span[1]],
            "form": Form.INDIRECT,
            "polarity": Polarity.ASSERTED,
            "modality": Modality.ACTUAL,
        }

    def is_valid(self):
        """Check all forms, so that every error shows at once."""
        forms = (self.parts, self.speaker, self.via, self.figures)
        answers = [form.is_valid() for form in forms]
        if not all(answers):
            return False
        self._check_form()
        self.changes = self._figure_changes()
        return self.parts.is_valid() and self.figures.is_valid() and not self._broken()

    def _check_form(self):
        is_own = self.parts.cleaned_data["form"] == Form.OWN_VOICE
        if is_own and self.speaker.speaker:
            self.parts.add_error("form", "Own voice is for claims without a speaker.")
        if not is_own and not self.speaker.speaker:
            self.parts.cleaned_data["form"] = Form.OWN_VOICE

    def _figure_changes(self):
        stored = {figure.pk: figure for figure in self.figures_before}
        changes = []
        for form in self.figures.forms:
            if form in self.figures.deleted_forms or not form.cleaned_data:
                continue
            figure = stored.get(form.cleaned_data["pk"])
            try:
                changes.append(form.change(self.snapshot.text, self.parts.span, figure))
            except ValidationError as error:
                form.add_error("words", error)
        return changes

    def _broken(self):
        return any(form.errors for form in self.figures.forms)

    def values(self):
        """Return all that was typed, as the actions take it."""
        return {
            **self.parts.parts(),
            "speaker": self.speaker.speaker,
            "via": self.via.speaker,
            "figures": self.changes,
            "reason": self.parts.cleaned_data["reason"],
        }


@editor_required
def edit(request, pk):
    """Show the form for every part of a claim; on POST, amend and accept it."""
    claim = get_claim(pk)
    if request.method != "POST":
        return _show(request, ClaimForms(claim.snapshot, claim))

    forms = ClaimForms(claim.snapshot, claim, request.POST)
    version = number(request.POST.get("version"))
    if version is None or not forms.is_valid():
        return _show(request, forms, status=422)
    was_suggested = claim.state == State.SUGGESTED
    try:
        amend_claim(
            claim,
            version=version,
            by=request.user,
            where="review:edit",
            **forms.values(),
        )
    except Stale as error:
        theirs = get_claim(pk)
        typed = at_version(request.POST, theirs.version)
        forms = ClaimForms(theirs.snapshot, theirs, typed)
        return _show(request, forms, error=error, theirs=theirs, status=409)
    except ClaimsError as error:
        return _show(request, forms, error=error, status=422)
    said = f"Amended and accepted claim {pk}."
    if was_suggested:
        return go_on(request, claim, said)
    return leave(request, desk_address(claim, filters_of(request)), said)


@editor_required
def add(request, pk):
    """Show the form of a new claim on a snapshot; on POST, add it."""
    snapshot = _get_snapshot(pk)
    if request.method != "POST":
        return _show(request, ClaimForms(snapshot, None, span=_span(request, snapshot)))

    forms = ClaimForms(snapshot, None, request.POST)
    if not forms.is_valid():
        return _show(request, forms, status=422)
    values = forms.values()
    segments = values.pop("segments")
    try:
        claim = add_claim(
            snapshot,
            segments[0][0],
            segments[-1][1],
            by=request.user,
            where="review:add",
            **values,
        )
    except ClaimsError as error:
        return _show(request, forms, error=error, status=422)
    address = desk_address(claim, filters_of(request))
    return leave(request, address, f"Added claim {claim.pk}.")


def _get_snapshot(pk):
    found = Snapshot.objects.select_related("article__source", "article__topic")
    snapshot = found.filter(pk=pk).first()
    if snapshot is None:
        raise Http404
    return snapshot


def _show(request, forms, *, status=200, **context):
    filters = filters_of(request)
    claim, snapshot = forms.claim, forms.snapshot
    context |= {"forms": forms, "claim": claim, "snapshot": snapshot}
    context |= {"filters": filters, "swapped": wants_partial(request)}
    context |= known_names(snapshot)
    name = "edit" if claim else "add"
    address = reverse(f"review:{name}", args=[claim.pk if claim else snapshot.pk])
    context["address"] = address + filters.query
    if not context["swapped"]:
        context |= text_context(snapshot, claim)
    response = render_screen(
        request, "review/edit.html", "card", context, status=status
    )
    return replace_url(response, context["address"])


def _span(request, snapshot):
    """Return the selected words that the address names, within the text."""
    start, end = (number(request.GET.get(name)) for name in ("start", "end"))
    if start is None or end is None or not start < end <= len(snapshot.text):
        return 0, 0
    return start, end
