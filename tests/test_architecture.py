"""Rules about the code itself that no single test of a room can see."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from claims import extraction, models
from claims.extraction import found
from claims.models import Decision, DecisionKind, SubjectKind
from tests.make import make_user, uuid4

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sorted((ROOT / "claims").rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static").glob("*.js"))
# Attributes of htmx 2 that mean the same in htmx 4.
HTMX = {
    "hx-get", "hx-post", "hx-target", "hx-swap", "hx-sync", "hx-trigger",
    "hx-push-url", "hx-indicator", "hx-swap-oob", "hx-include", "hx-vals",
    "hx-preload", "hx-select", "hx-confirm", "hx-disabled-elt", "hx-headers",
}  # fmt: skip
ESCAPING = "claims/reading/json_ld.py"  # escapes what could end its script element
MOST_SCRIPT = 12 * 1024


def matches(paths, pattern):
    return [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in paths
        for match in re.finditer(pattern, path.read_text())
    ]


@pytest.mark.req("H1")
def test_no_template_or_code_marks_text_as_safe():
    assert matches(TEMPLATES, r"\|\s*safe\b|\{%\s*autoescape off") == []
    found = matches(PYTHON, r"\bmark_safe\b|\bSafeString\b|\bformat_html\b")
    assert {m.split(": ")[0] for m in found} <= {ESCAPING}


@pytest.mark.req("H5")
def test_no_template_holds_script_or_style():
    inline = r"<style|\sstyle=|\son\w+=\"|hx-on|<script(?![^>]*\ssrc=)[^>]*>|js:"
    allowed = r"application/(?:ld\+)?json"

    found = [m for m in matches(TEMPLATES, inline) if not re.search(allowed, m)]

    assert found == []


@pytest.mark.req("O2")
def test_templates_name_no_other_host():
    assert matches(TEMPLATES, r"(?:src|href|action)=\"(?:https?:)?//[^\"]*") == []


def test_templates_use_only_lasting_htmx_attributes():
    used = {m.split(": ")[1] for m in matches(TEMPLATES, r"\bhx-[a-z-]+(?==)")}

    assert used <= HTMX


@pytest.mark.req("F1")
def test_only_one_module_opens_connections():
    clients = (
        r"^(?:import|from) (?:http\.client|socket|urllib\.request|requests|httpx)\b"
    )
    allowed = {"claims/importing/fetching.py", "claims/management/commands/serve.py"}

    users = {m.split(": ")[0] for m in matches(PYTHON, f"(?m){clients}")}

    assert users <= allowed


@pytest.mark.req("R5")
def test_no_form_takes_all_fields():
    assert matches(PYTHON, r"fields\s*=\s*[\"']__all__|filter\(\*\*request") == []


def test_own_scripts_stay_small():
    assert sum(len(path.read_bytes()) for path in SCRIPTS) <= MOST_SCRIPT


def test_stored_choices_are_what_a_reading_finds():
    for name in ("Form", "Polarity", "Modality", "SpeakerKind"):
        stored = set(getattr(models, name).values)

        assert stored == {member.value for member in getattr(found, name)}, name


def test_pins_are_complete():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / name).read_text()
        pins = re.findall(r"(?m)^[a-zA-Z0-9][\w.-]*(?:\[[^\]]*\])?==", text)

        assert len(pins) > 30
        assert len(re.findall(r"--hash=sha256:", text)) >= len(pins)


def test_extraction_is_read_without_django():
    code = "import sys, claims.extraction.pipeline; sys.exit('django' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)

    assert done.returncode == 0
    assert extraction.__doc__


@pytest.mark.req("E2")
@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    ["UPDATE claims_decision SET reason = 'x'", "DELETE FROM claims_decision"],
)
def test_decisions_cannot_be_changed_or_removed(statement):
    Decision.objects.create(
        kind=DecisionKind.ADD,
        subject_kind=SubjectKind.SOURCE,
        subject_id=1,
        decided_by=make_user("editor"),
        batch=uuid4(),
    )

    with (
        pytest.raises(DatabaseError, match="kept for ever"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Decision.objects.count() == 1


@pytest.mark.req("E2")
@pytest.mark.django_db
def test_decisions_cannot_be_emptied():
    with connection.cursor() as cursor:
        cursor.execute(
            "ALTER TABLE claims_decision ENABLE TRIGGER decision_is_not_truncated"
        )
        with (
            pytest.raises(DatabaseError, match="kept for ever"),
            transaction.atomic(),
        ):
            cursor.execute("TRUNCATE claims_decision CASCADE")


@pytest.mark.django_db
def test_groups_are_there_from_the_start():
    assert set(Group.objects.values_list("name", flat=True)) >= {"editor", "admin"}


@pytest.mark.django_db
def test_migrations_say_what_the_models_do():
    call_command("makemigrations", check=True, dry_run=True)
