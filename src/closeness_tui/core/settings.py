"""What a person can set; plain and without secrets."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices about look, motion and help; the defaults suit a new person."""

    theme: str = "calm"
    reduced_motion: bool = False
    bell: bool = False
    plain: bool = False
    """Choose the line-by-line mode by itself."""
    country: str = ""
    """Two letters, for the help page; empty shows all."""
    stop_word: str = ""
    length: str = "full"
    """How long an exercise's timers run unless chosen otherwise: one of `core.length.LENGTHS`."""
    ease_at: float = 6.0
    """Distress from which gentler ways come first; what these four mean, `core.pacing.Thresholds` says."""
    pause_at: float = 9.0
    rise: float = 3.0
    rise_inward: float = 2.0
    idle_minutes: float = 5.0
    """Minutes without a key until the log locks again; 0 for never."""
    folders: tuple[str, ...] = ()
    """More folders with exercises."""
    welcomed: bool = False
    """The first visit is over; the way in is home from now on."""
    unknown: dict[str, object] = field(default_factory=dict)
    """Settings of a newer version, kept as they are."""
