"""Every sentence for people goes through here, so that a translation can speak in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gettext import NullTranslations

_spoken: list[NullTranslations] = []
"""At most one; without any, the sentences are spoken as they are written here."""


def speak(translations: NullTranslations) -> None:
    """Let `translations` supply every later sentence."""
    _spoken[:] = [translations]


def _(sentence: str) -> str:
    """The sentence in the language being spoken."""
    return _spoken[0].gettext(sentence) if _spoken else sentence


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence that fits the count, in the language being spoken."""
    if _spoken:
        return _spoken[0].ngettext(one, many, count)
    return one if count == 1 else many


def _bank() -> dict[str, str]:
    # What these say keeps people safe: change one only with a reason written down.
    return {
        "what-this-is": _(
            "closeness is a practice tool for getting closer to people at your own pace. It is not therapy, and it "
            "cannot tell you what is wrong or keep you safe. If you see a therapist, bring along whatever helps. If "
            "you don't, and things feel heavy, a person can do what a tool can't."
        ),
        "stop-anytime": _(
            "You can stop at any time with q. Stopping is part of the practice, and nothing is lost unless you want "
            "it to be."
        ),
        "hesitation": _(
            "Not now is a real answer. You have a choice here: a smaller step, a pause, or leaving this one be."
        ),
        "easing": _(
            "That sounds like a lot to carry right now. A smaller step or a minute of grounding may be the kinder "
            "choice. You can also carry on if that feels right."
        ),
        "pause": _(
            "Let's pause here. Find one thing near you that does not move, and one thing you can touch. When you're "
            "ready, you can do some grounding, stop, or see who you could call."
        ),
        "numb": _(
            "Feeling far away is one way a body keeps safe. Let's come back slowly: press your feet down, feel the "
            "seat under you, and say where you are out loud."
        ),
        "not-safe-now": _(
            "If you might hurt yourself or someone else, or someone is hurting you, please reach a person now. Call "
            "your local emergency number, or a crisis line. This tool cannot call for you and no one reads what you "
            "type here."
        ),
        "relationship-safety": _(
            "These exercises are for relationships where you can say no without fear. If someone scares you, watches "
            "what you do, or hurts you, sharing more may not be safe. A domestic abuse line can help you think it "
            "through, and you do not have to be sure."
        ),
        "partner-consent": _(
            "This one needs two people who both want it. Each of you can answer a few questions in private first. It "
            "may close for many reasons, such as time, energy or pace, and it never says which."
        ),
        "shared-device": _(
            "Someone who knows your passphrase, or who can make you open this, can read what is here. If that worries "
            "you, please don't write private things on this machine."
        ),
        "share-with-therapist": _(
            "You are about to save a copy for someone else. Here is exactly what is in it. Take out any line you like. "
            "Once they have it, you cannot take it back from this tool."
        ),
        "return-after-gap": _(
            "Good to see you. Nothing was counted while you were away. Would you like to pick something small, look "
            "back, or just sit for a minute?"
        ),
        "noise": _(
            "These numbers wobble from day to day. A small change is often just a normal wobble, so look for a "
            "pattern over several weeks, and trust your own sense of it too."
        ),
        "deletion": _(
            "This deletes it from this machine. Copies you saved or gave to someone are still out there."
        ),
    }


def wording(key: str) -> str:
    """One text of the wording bank. KeyError when there is no such key."""
    return _bank()[key]
