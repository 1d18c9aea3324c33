"""Screens for importing: ask for one, watch it, see them all."""

from django.contrib import messages
from django.db.models import FETCH_RAISE
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from claims.errors import ClaimsError
from claims.models import Claim, Import, ImportChannel, ImportStage
from claims.web import editor_required, render_screen, wants_partial

from .actions import begin_import, retry_import
from .forms import ImportForm
from .progress import ENDED, MOST_ATTEMPTS

PAGE = 50
DOING = {
    ImportStage.WAITING: "Waiting for a worker",
    ImportStage.FETCHING: "Fetching the page",
    ImportStage.READING: "Reading the article",
    ImportStage.STORING: "Storing what was found",
    ImportStage.FINISHED: "Done",
}
HEAVY = ["raw", "snapshot__text", "snapshot__raw"]


@editor_required
def new(request):
    """Show the form that imports an article; on POST, begin the import."""
    if request.method != "POST":
        return show_new(request, ImportForm(initial=known(request.GET)))

    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_new(request, form, status=422)

    job = begin_import(form.to_import(by=request.user))
    return redirect(job)


def show_new(request, form, status=200):
    return render_screen(
        request, "importing/new.html", "form", {"form": form}, status=status
    )


def known(query):
    """Return what a link to the form says of the article: its topic or address."""
    return {name: query[name] for name in ("topic", "url") if name in query}


@editor_required
def progress(request, pk):
    """Show how far an import is; asked again every second until it ends."""
    imports = Import.objects.select_related("snapshot__article__source", "requested_by")
    job = get_object_or_404(imports.defer(*HEAVY).fetch_mode(FETCH_RAISE), pk=pk)
    describe(job)
    context = {
        "job": job,
        "ended": job.state in ENDED,
        "waiting": waiting_claims(job),
        "most_attempts": MOST_ATTEMPTS,
        "swapped": wants_partial(request),
    }
    return render_screen(request, "importing/progress.html", "state", context)


def describe(job):
    """Give ``job`` the words that the screens show for it."""
    named = job.url or job.file_name
    channel = ImportChannel(job.channel).label
    job.what = f"{channel}: {named}" if named else channel
    job.doing = DOING[job.stage]
    job.stage_number = list(DOING).index(job.stage)
    return job


def waiting_claims(job):
    """Return how many claims of the imported text await an editor."""
    if job.snapshot_id is None:
        return 0
    return Claim.objects.to_review().filter(snapshot=job.snapshot_id).count()


@editor_required
@require_POST
def retry(request, pk):
    """Begin a failed import again."""
    job = get_object_or_404(Import.objects.defer("raw"), pk=pk)
    try:
        retry_import(job)
    except ClaimsError as error:
        messages.error(request, str(error))
    return redirect(job)


@editor_required
def imports(request):
    """List the newest imports; ``before`` is the id that the page begins below."""
    jobs = Import.objects.select_related("requested_by", "snapshot__article")
    jobs = jobs.defer(*HEAVY).order_by("-pk")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) < 18:
        jobs = jobs.filter(pk__lt=int(before))
    shown = [describe(job) for job in jobs.fetch_mode(FETCH_RAISE)[: PAGE + 1]]
    context = {"jobs": shown[:PAGE], "has_more": len(shown) > PAGE}
    return render_screen(request, "importing/imports.html", "imports", context)
