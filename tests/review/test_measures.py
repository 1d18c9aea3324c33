import pytest
from django.urls import reverse

from claims.errors import ClaimsError, Stale
from claims.importing.measures import known_measure
from claims.models import Decision, Formula, Link, Measure, State
from claims.review.actions import merge_measure, redo, rename_measure, split_measure
from claims.review.actions import undo as undo_last
from tests.make import (
    make_article,
    make_claim,
    make_dispute,
    make_editor,
    make_figure,
    make_measure,
    make_snapshot,
    make_topic,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def measure():
    return make_measure("villages flooded")


@pytest.fixture
def topic():
    return make_topic()


def figure_of(measure, topic, *, low=28, **fields):
    snapshot = make_snapshot(article=make_article(topic=topic))
    claim = make_claim(state=State.ACCEPTED, snapshot=snapshot)
    return make_figure(claim, low=low, high=low, measure=measure, **fields)


def names(*figures):
    for figure in figures:
        figure.refresh_from_db()
    return [figure.measure.name for figure in figures]


def test_renamed_measure_is_found_by_its_old_name(measure, editor):
    rename_measure(measure, name="villages under water", version=1, by=editor)

    assert known_measure("villages flooded") == measure
    assert known_measure("villages under water") == measure
    assert measure.version == 2


def test_rename_to_a_taken_name_is_refused(measure, editor):
    make_measure("villages cut off")

    with pytest.raises(ClaimsError, match="Merge the two"):
        rename_measure(measure, name="villages cut off", version=1, by=editor)


def test_rename_of_a_changed_measure_is_refused(measure, editor):
    with pytest.raises(Stale):
        rename_measure(measure, name="villages under water", version=7, by=editor)


def test_undone_rename_gives_the_old_name_back(measure, editor):
    rename_measure(measure, name="villages under water", version=1, by=editor)

    undo_last(by=editor)

    measure.refresh_from_db()
    assert (measure.name, measure.other_names) == ("villages flooded", [])


def test_merged_measures_have_one_question(measure, topic, editor):
    other = make_measure("villages swamped")
    a = figure_of(measure, topic, low=28)
    b = figure_of(other, topic, low=74)
    dispute = make_dispute(topic=topic, measure=other)

    merge_measure(other, into=measure, version=1, by=editor)

    assert names(a, b) == ["villages flooded"] * 2
    dispute.refresh_from_db()
    assert dispute.measure == measure
    assert known_measure("villages swamped") == measure
    link = Link.objects.get()
    assert (link.kind, link.state, link.dispute) == (
        "contradicts",
        "suggested",
        dispute,
    )


def test_merge_can_be_undone_and_made_again(measure, topic, editor):
    other = make_measure("villages swamped")
    a, b = figure_of(measure, topic), figure_of(other, topic, low=74)
    merge_measure(other, into=measure, version=1, by=editor)

    undo_last(by=editor)

    assert names(a, b) == ["villages flooded", "villages swamped"]
    assert list(Link.objects.values_list("state", flat=True)) == ["withdrawn"]
    redo(by=editor)
    assert names(a, b) == ["villages flooded"] * 2
    assert list(Link.objects.values_list("state", flat=True)) == ["suggested"]


def test_merge_of_another_dimension_is_refused(measure, editor):
    with pytest.raises(ClaimsError, match="of one dimension"):
        merge_measure(
            make_measure("land flooded", "area"), into=measure, version=1, by=editor
        )


def test_merge_of_a_formulas_measure_is_refused(measure, editor):
    formula = Formula.objects.with_measures().get(name="killed + injured")

    with pytest.raises(ClaimsError, match="Change the formula first"):
        merge_measure(formula.first, into=measure, version=1, by=editor)


def test_split_moves_the_figures_that_read_so(measure, topic, editor):
    kept = figure_of(measure, topic, noun="village", proposed="villages flooded")
    moved = figure_of(measure, topic, noun="farm", proposed="farms flooded")

    split_measure(
        measure,
        wordings=[("farms flooded", "farm")],
        name="farms flooded",
        version=1,
        by=editor,
    )

    assert names(kept, moved) == ["villages flooded", "farms flooded"]
    assert Decision.objects.get().reason == '1 figure became "farms flooded"'
    undo_last(by=editor)
    assert names(kept, moved) == ["villages flooded"] * 2


def test_split_without_figures_is_refused(measure, editor):
    with pytest.raises(ClaimsError, match="No figure"):
        split_measure(
            measure, wordings=[("x", "y")], name="farms flooded", version=1, by=editor
        )
    assert not Measure.objects.filter(name="farms flooded").exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_list_shows_measures_with_their_figures(
    editor_client, topic, rows, django_assert_max_num_queries
):
    for number in range(rows):
        figure_of(make_measure(f"bridges {number}"), topic)

    with django_assert_max_num_queries(4):
        response = editor_client.get(reverse("review:measures"), {"q": "bridges"})

    assert response.status_code == 200
    assert response.text.count("bridges ") >= rows


def test_measure_page_shows_wordings_and_history(editor_client, measure, topic, editor):
    figure_of(measure, topic, noun="village", proposed="villages flooded")
    rename_measure(measure, name="villages under water", version=1, by=editor)

    response = editor_client.get(reverse("review:measure", args=[measure.pk]))

    assert response.status_code == 200
    assert "“villages flooded” by the rules, of “village”: 1 figure" in response.text
    assert "Undo this" in response.text


def test_editor_renames_a_measure(editor_client, measure):
    address = reverse("review:measure", args=[measure.pk])

    response = editor_client.post(
        address, {"version": 1, "name": " villages  under water"}, follow=True
    )

    assert response.status_code == 200
    assert "Renamed it." in response.text
    measure.refresh_from_db()
    assert measure.name == "villages under water"


def test_editor_merges_and_splits(editor_client, measure, topic):
    other = make_measure("villages swamped")
    moved = figure_of(other, topic, noun="village", proposed="villages swamped")

    merged = editor_client.post(
        reverse("review:merge_measure", args=[other.pk]),
        {"version": 1, "into": "villages flooded"},
    )
    split = editor_client.post(
        reverse("review:split_measure", args=[measure.pk]),
        {"version": 1, "wordings": ["0"], "name": "hamlets"},
    )

    assert (merged.status_code, split.status_code) == (302, 302)
    assert names(moved) == ["hamlets"]


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("measure", {"version": 1, "name": ""}, 422),
        ("measure", {"version": 9, "name": "x"}, 409),
        ("merge_measure", {"version": 1, "into": "no such measure"}, 422),
        ("merge_measure", {"version": 1, "into": "villages flooded"}, 422),
        ("split_measure", {"version": 1, "wordings": ["7"], "name": "x"}, 422),
    ],
)
def test_forms_that_cannot_be_done_say_so(editor_client, measure, name, data, status):
    response = editor_client.post(reverse(f"review:{name}", args=[measure.pk]), data)

    assert response.status_code == status
    measure.refresh_from_db()
    assert measure.version == 1


def test_readers_do_not_see_measures(client, measure):
    assert client.get(reverse("review:measures")).status_code == 302
