"""The conventions and formulas that comparisons begin with; an admin may change them."""

from django.db import migrations

CONVENTIONS = {
    "about": "0.10",
    "conversion": "0.01",
    "close_days": "1",
    "plan_days": "14",
    "dozens": "24",
    "scores": "40",
    "hundreds": "200",
    "thousands": "2000",
}
FORMULAS = [
    (
        "depth × width",
        ("depth of advance", "length"),
        "product",
        ("width of front", "length"),
        "at most",
        ("territory held", "area"),
        "the area held is no larger than its depth times its width",
    ),
    (
        "left + remaining",
        ("people evacuated or left", "count"),
        "sum",
        ("people remaining", "count"),
        "equals",
        ("population", "count"),
        "everybody either left or remained",
    ),
    (
        "killed + injured",
        ("people killed", "count"),
        "sum",
        ("people injured", "count"),
        "equals",
        ("casualties", "count"),
        "casualties are the killed and the injured, and nobody else",
    ),
    (
        "rate × duration",
        ("rate of spill", "volume per duration"),
        "product",
        ("duration of spill", "duration"),
        "equals",
        ("volume spilled", "volume"),
        "the rate stayed the same all the time",
    ),
    (
        "launched − shot down",
        ("drones and missiles launched", "count"),
        "difference",
        ("drones and missiles shot down", "count"),
        "equals",
        ("drones and missiles that got through", "count"),
        "what was not shot down got through",
    ),
    (
        "vaccinated ÷ population",
        ("people vaccinated", "count"),
        "share",
        ("population", "count"),
        "equals",
        ("share of people vaccinated", "share"),
        "both count the same people",
    ),
]


def state(apps, schema_editor):
    for name, value in CONVENTIONS.items():
        apps.get_model("claims", "Convention").objects.get_or_create(
            name=name, defaults={"value": value}
        )
    for name, first, operation, second, bound, result, assumption in FORMULAS:
        apps.get_model("claims", "Formula").objects.get_or_create(
            name=name,
            defaults={
                "first": measure(apps, *first),
                "operation": operation,
                "second": measure(apps, *second),
                "bound": bound,
                "result": measure(apps, *result),
                "assumption": assumption,
            },
        )


def measure(apps, name, dimension):
    rows = apps.get_model("claims", "Measure").objects
    return rows.get_or_create(name=name, defaults={"dimension": dimension})[0]


def forget(apps, schema_editor):
    names = [formula[0] for formula in FORMULAS]
    apps.get_model("claims", "Formula").objects.filter(name__in=names).delete()
    apps.get_model("claims", "Convention").objects.filter(name__in=CONVENTIONS).delete()


class Migration(migrations.Migration):
    dependencies = [("claims", "0008_add_comparables_and_conventions")]

    operations = [migrations.RunPython(state, forget)]
