"""Django's admin, for what has no screen yet. Every change becomes a decision."""

import logging
from uuid import uuid4

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import F
from django.forms.models import model_to_dict

from claims.linking.actions import follow
from claims.linking.tasks import propose_again
from claims.models import (
    Article,
    Claim,
    Convention,
    Decision,
    DecisionKind,
    Formula,
    Import,
    Measure,
    Place,
    Source,
    Topic,
    User,
)

log = logging.getLogger(__name__)
LOGGED = ["kind", "subject_kind", "subject_id"]


class RecordedAdmin(admin.ModelAdmin):
    """Records each change with what was before and after; deletes nothing."""

    actions = None

    def save_model(self, request, obj, form, change):
        form.before = None
        if change:
            form.before = plain(type(obj).objects.get(pk=obj.pk), form.fields)
            if hasattr(obj, "version"):
                obj.version = F("version") + 1
        super().save_model(request, obj, form, change)
        obj.refresh_from_db()

    def save_related(self, request, form, formsets, change):
        """Save what the form joins, such as groups, then record the whole change."""
        super().save_related(request, form, formsets, change)
        obj = form.instance
        decision = Decision.objects.create(
            kind=DecisionKind.CHANGE if change else DecisionKind.ADD,
            subject_kind=obj._meta.model_name,
            subject_id=obj.pk,
            before=form.before,
            after=plain(obj, form.fields),
            form="admin",
            decided_by=request.user,
            batch=uuid4(),
        )
        changed = {name: getattr(decision, name) for name in LOGGED}
        log.info("Changed in the admin", extra=changed | {"user": request.user.pk})

    def has_delete_permission(self, request, obj=None):  # noqa: ARG002 (Django's)
        return False


def plain(obj, fields):
    """Return the named fields of ``obj`` as values that JSON can hold."""
    values = model_to_dict(obj, fields)
    values.pop("password", None)
    return {name: value_of(value) for name, value in values.items()}


def value_of(value):
    """Return a field's value for the history: plain, or in words."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, list):
        return [str(item) for item in value]
    return str(value)


@admin.register(Source)
class SourceAdmin(RecordedAdmin):
    fields = ["name", "homepage", "is_free_to_republish"]
    search_fields = ["name"]


@admin.register(Topic)
class TopicAdmin(RecordedAdmin):
    fields = ["name", "slug", "summary", "needs_second_reader"]
    list_display = ["name", "needs_second_reader"]
    prepopulated_fields = {"slug": ["name"]}


@admin.register(Article)
class ArticleAdmin(RecordedAdmin):
    fields = [
        "source", "topic", "headline", "byline", "published_on", "url",
        "origin_name", "origin_url",
    ]  # fmt: skip
    list_display = ["headline", "source", "topic", "published_on"]
    list_select_related = ["source", "topic"]
    search_fields = ["headline", "url"]
    autocomplete_fields = ["source"]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        for claim in Claim.objects.public().filter(snapshot__article=obj):
            follow(claim)


class ComparingAdmin(RecordedAdmin):
    """What decides comparisons: each change has undecided links proposed anew."""

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        propose_again()


@admin.register(Convention)
class ConventionAdmin(ComparingAdmin):
    """Shares are fractions (0.10 is ±10 %); a number of days is whole."""

    fields = ["name", "value"]
    readonly_fields = ["name"]
    list_display = ["name", "value"]
    ordering = ["name"]

    def has_add_permission(self, request):  # noqa: ARG002 (Django's)
        return False


@admin.register(Formula)
class FormulaAdmin(ComparingAdmin):
    fields = [
        "name", "first", "operation", "second", "bound", "result", "assumption",
        "is_used",
    ]  # fmt: skip
    list_display = ["name", "bound", "result", "is_used"]
    list_select_related = ["result"]
    autocomplete_fields = ["first", "second", "result"]
    ordering = ["name"]


@admin.register(Measure)
class MeasureAdmin(RecordedAdmin):
    fields = ["name", "dimension"]
    search_fields = ["name"]


@admin.register(Place)
class PlaceAdmin(ComparingAdmin):
    """Which place lies within which decides what is compared."""

    fields = ["name", "within"]
    search_fields = ["name"]
    autocomplete_fields = ["within"]


@admin.register(User)
class PersonAdmin(RecordedAdmin, UserAdmin):
    """People and their rights; a change of a right is recorded too."""

    actions = None


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows that only screens and jobs may change."""

    actions = None

    def has_add_permission(self, request):  # noqa: ARG002 (Django's)
        return False

    def has_change_permission(self, request, obj=None):  # noqa: ARG002 (Django's)
        return False

    def has_delete_permission(self, request, obj=None):  # noqa: ARG002 (Django's)
        return False


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = [
        "pk",
        "kind",
        "subject_kind",
        "subject_id",
        "decided_by",
        "decided_at",
    ]
    list_select_related = ["decided_by"]
    show_full_result_count = False


@admin.register(Import)
class ImportAdmin(ReadOnlyAdmin):
    list_display = ["pk", "channel", "state", "requested_by", "created_at"]
    list_select_related = ["requested_by"]
    exclude = ["raw"]
