"""A link's reasons, split into what holds and what tells its two claims apart."""


class Reasoned:
    """What has ``reasons``: a list of {"part", "holds", "words"}, in their order."""

    @property
    def held(self):
        """The names of the checks that hold."""
        return [reason["part"] for reason in self.reasons if reason.get("holds")]

    @property
    def telling(self):
        """The reasons that tell the two apart."""
        return [reason for reason in self.reasons if reason.get("holds") is False]

    @property
    def unknown(self):
        """The names of the checks that could not be made: something is not stated."""
        return [one["part"] for one in self.reasons if one.get("holds") is None]
