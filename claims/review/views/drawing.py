"""Who is on what: the first item of a queue, and staying on one."""

from django.shortcuts import get_object_or_404, redirect

from claims.models import Claim, Dispute, Link, Revision, Speaker
from claims.web import editor_required, render_screen, wants_partial

from ..actions import draw, keep_item
from ..queue import others_on

MODELS = {
    "claim": Claim,
    "link": Link,
    "speaker": Speaker,
    "revision": Revision,
    "dispute": Dispute,
}
SCREENS = {
    "claim": "review:desk",
    "link": "review:pair",
    "speaker": "review:resolve",
    "revision": "review:revision",
    "compared": "review:pair",
    "dispute": "review:dispute",
}
QUEUES = {
    "link": (Link.objects.to_review, "review:links"),
    "compared": (Link.objects.compared_anew, "review:compared"),
    "speaker": (Speaker.objects.to_resolve, "review:speakers"),
    "dispute": (Dispute.objects.to_name, "review:disputes"),
    "revision": (Revision.objects.to_review, "review:changed"),
}


@editor_required
def begin(request, kind):
    """Draw the first item of a queue, for nobody else, and go there."""
    waiting, queue = QUEUES[kind]
    if request.method != "POST":
        return redirect(queue)

    found = draw(waiting(), by=request.user)
    return redirect(SCREENS[kind], found.pk) if found else redirect(queue)


@editor_required
def stay(request, pk, kind):
    """Keep an item, and what was drawn ahead, from others; say who is on it too."""
    rows = MODELS[kind].objects.only("pk")
    subject = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        return redirect(SCREENS[kind], pk)

    keep_item(subject, by=request.user)
    if not wants_partial(request):
        return redirect(SCREENS[kind], pk)
    others = others_on(subject, request.user)
    context = {"subject": subject, "kind": kind, "others": others, "swapped": True}
    return render_screen(request, "review/who.html", "who", context)
