"""A link's reasons, split into what holds and what tells its two claims apart."""


class Reasoned:
    """What has ``reasons``: a list of {"part", "holds", "words"}, in their order."""

    @property
    def held(self):
        """The names of the checks that hold."""
        return [reason["part"] for reason in self.reasons if reason.get("holds")]

    @property
    def telling(self):
        """The reasons that tell the two apart, or that something is not known."""
        return [reason for reason in self.reasons if not reason.get("holds")]
