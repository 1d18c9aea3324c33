import pytest
from django.core.management import CommandError, call_command

from claims.models import Source


@pytest.mark.req("D4")
@pytest.mark.django_db(transaction=True)
def test_backup_holds_what_was_stored(tmp_path):
    Source.objects.create(name="The Harbour Gazette")
    file = tmp_path / "backup.dump"

    call_command("backup", str(file))

    assert file.stat().st_size > 10_000
    assert b"PGDMP" in file.read_bytes()[:10]


@pytest.mark.django_db
def test_restore_refuses_a_database_that_is_not_empty(tmp_path):
    file = tmp_path / "backup.dump"
    file.write_bytes(b"")

    with pytest.raises(CommandError, match="not empty"):
        call_command("restore", str(file))
