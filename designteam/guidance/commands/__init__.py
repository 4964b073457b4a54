"""What process guides do."""

from designteam.guidance.commands.notes import note, remove_note

__all__ = ["note", "remove_note"]
