"""The failures that a person can act on: what happened, what was saved, what to do."""


class ClaimsError(Exception):
    """A failure whose message can be shown as it is."""


class Stale(ClaimsError):
    """Somebody else decided on ``subject`` since the form was shown."""

    def __init__(self, subject: object) -> None:
        self.subject = subject
        super().__init__(
            f"Somebody else decided on {subject} while you were reading it. "
            "Nothing was saved. Check it as it is now, then decide again."
        )


class NothingToUndo(ClaimsError):
    """The editor has no decision left to take back, or to make again."""


class DoneBefore(ClaimsError):
    """A form came a second time; what it asks for was done the first time."""

    def __init__(self) -> None:
        super().__init__("That was sent before and is done. Nothing was done twice.")
