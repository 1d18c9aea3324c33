"""A field of few known values, which statements spell out."""

from django.db import models
from django.db.models.lookups import Exact, In

NO_TEXT = models.Func(template="''", output_field=models.CharField())  # spelled out


class ChoiceField(models.CharField):
    """A text that is one of ``choices``; conditions on it hold the value itself.

    PostgreSQL plans a statement that a connection repeats only once, for any values
    that may be passed to it. An index of only the rows in one state can be used in
    such a plan where the state stands in the statement, and not where it is passed.
    """

    def deconstruct(self):
        """Return a plain CharField: in the database it is one."""
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class SpelledOut:
    """A lookup whose values are in its SQL, where all are choices of the field."""

    def process_rhs(self, compiler, connection):
        sql, params = super().process_rhs(compiler, connection)
        known = {value for value, _ in self.lhs.output_field.flatchoices}
        if not self.rhs_is_direct_value() or not known.issuperset(params):
            return sql, params
        return sql % tuple(f"'{value}'" for value in params), ()


@ChoiceField.register_lookup
class SpelledOutExact(SpelledOut, Exact):
    pass


@ChoiceField.register_lookup
class SpelledOutIn(SpelledOut, In):
    pass
