"""Decisions are only ever added: not even the application can change or remove one."""

from django.db import migrations

FORBID = """
CREATE FUNCTION claims_keep_decisions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Decisions are kept for ever: % is refused.', TG_OP
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER decision_is_kept BEFORE UPDATE OR DELETE ON claims_decision
    FOR EACH ROW EXECUTE FUNCTION claims_keep_decisions();

CREATE TRIGGER decision_is_not_truncated BEFORE TRUNCATE ON claims_decision
    FOR EACH STATEMENT EXECUTE FUNCTION claims_keep_decisions();
"""

ALLOW = """
DROP TRIGGER decision_is_kept ON claims_decision;
DROP TRIGGER decision_is_not_truncated ON claims_decision;
DROP FUNCTION claims_keep_decisions();
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial")]

    operations = [migrations.RunSQL(FORBID, ALLOW)]
