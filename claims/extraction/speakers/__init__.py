"""Speakers: who stands behind the name, the role or the pronoun at a cue."""

from .resolve import Resolved, resolve_speakers

__all__ = ["Resolved", "resolve_speakers"]
