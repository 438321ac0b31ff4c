"""The families of exercises, and the one exercise that all can fall back on: known without any exercise."""

from __future__ import annotations

GROUNDING = "grounding-54321"
"""The universal fallback: the exercise that the ground key opens."""

FAMILIES = (
    "disclosure", "noting", "relaxation", "narrative", "breathing", "grounding", "body", "self-talk", "boundaries",
    "agreement", "exposure", "needs", "role-play", "communication", "relational", "tracking", "learn", "therapist",
)  # fmt: skip
