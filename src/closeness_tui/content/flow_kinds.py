"""What a step says about earlier ones in the way of its kind: its sentence, its pace, its speakers, its page."""

from __future__ import annotations

from closeness_tui.content import spec
from closeness_tui.content.faults import Path, clip, did_you_mean, listed, quoted
from closeness_tui.content.pieces import HOLE
from closeness_tui.content.steps_known import Known, KnownSteps, option_ids
from closeness_tui.content.suggest import suggest
from closeness_tui.core.answer import Number
from closeness_tui.core.steps import Agree, Breathe, Choose, Fill, Gate, Tense, Turns, Write
from closeness_tui.core.wording import _


def check_kind(steps: KnownSteps, known: Known) -> None:
    """Check a step whose references to earlier answers are each in order or were reported."""
    match known.step:
        case Fill():
            _fill(steps, known, known.step)
        case Breathe() if known.step.patterns:
            _patterns(steps, known, known.step)
        case Tense() if known.step.leave_out:
            _areas(steps, known, known.step)
        case Turns():
            _turns(steps, known, known.step)
        case Agree():
            _agree(steps, known, known.step)
        case _:
            pass
    if isinstance(known.data.get("rounds"), dict):
        _rounds(steps, known)


def _fill(steps: KnownSteps, known: Known, step: Fill) -> None:
    path, given = known.path, known.data.get("blanks", {})
    used = {blank.name for blank in step.blanks}
    holes = [hole for text in (step.template, *dict(step.variants).values()) for hole in HOLE.findall(text)]
    for name in given:
        if name not in used:
            meant = suggest(name, [hole for hole in holes if hole not in given])
            steps.faults.add_name(
                "unused-blank",
                (*path, "blanks", name),
                _("The sentence has no blank called {name}.").format(name="{" + clip(name, 40) + "}"),
                did_you_mean(meant) or _("Put it into the sentence, or delete the line."),
            )
    chooser = steps.by_id.get(step.by)
    ids = option_ids(chooser.step) if chooser and chooser.step else None
    if ids is not None and step.by:
        for name, _text in step.variants:
            must_be_option(steps, name, step.by, ids, (*path, "variants", name))
    if (
        step.revise
        and (other := steps.by_id.get(step.revise))
        and other.step
        and not isinstance(other.step, Fill)
    ):
        steps.faults.add("not-fill", (*path, "revise"), _("`revise` must name an earlier `fill` step."))


def must_be_option(steps: KnownSteps, name: str, chooser: str, ids: tuple[str, ...], path: Path) -> None:
    """Report a name that is no option of the step `chooser`."""
    if name not in ids:
        steps.faults.add(
            "no-option",
            path,
            _("`{step}` has no option called {name}.").format(step=chooser, name=quoted(name)),
            did_you_mean(suggest(name, ids), quoted) or _("It has: {names}.").format(names=listed(ids)),
        )


def _patterns(steps: KnownSteps, known: Known, step: Breathe) -> None:
    chooser = steps.by_id.get(step.pattern)
    if chooser is None or not isinstance(chooser.step, Choose):
        return
    ids = option_ids(chooser.step) or ()
    name = "pattern" if isinstance(known.data.get("pattern"), list) else "patterns"
    for number, pattern in enumerate(step.patterns):
        must_be_option(steps, pattern.id, step.pattern, ids, (*known.path, name, number, "id"))
    options = chooser.data.get("options", ())
    here = {option.get("id") for option in options if isinstance(option, dict) and not option.get("go")}
    if any(pattern.id not in ids for pattern in step.patterns):
        return
    for each in ids:
        if each not in {pattern.id for pattern in step.patterns} and (each in here or each in options):
            steps.faults.add_name(
                "no-pattern",
                (*known.path, name),
                _("There is no pattern for the option {name} of `{step}`.").format(
                    name=quoted(each), step=step.pattern
                ),
                _("Add a pattern with this id."),
            )


def _areas(steps: KnownSteps, known: Known, step: Tense) -> None:
    chooser = steps.by_id.get(step.leave_out)
    ids = option_ids(chooser.step) if chooser and chooser.step else None
    for number, group in enumerate(step.groups):
        if group.area and ids is not None:
            must_be_option(steps, group.area, step.leave_out, ids, (*known.path, "group", number, "area"))


def _asked_before(steps: KnownSteps, known: Known, name: str) -> Known | None:
    """The earlier step of that id, unless something was already said about the reference to it."""
    found = steps.by_id.get(name)
    if found is None or found.step is None or found.number >= known.number:
        return None
    return None if found.step.fits is None or found.step.is_private else found


def _rounds(steps: KnownSteps, known: Known) -> None:
    """Check that the options of the step that says how many rounds are numbers within reach."""
    name, path = known.data["rounds"]["from"], (*known.path, "rounds", "from")
    chooser = _asked_before(steps, known, name)
    if chooser is None or chooser.step is None or chooser.step.fits is Number:
        return
    here = _numbers_offered(chooser)
    most = int(spec.step_fields(known.data["kind"])["rounds"].high or 0)
    wrong = next((each for each in here if not (each.isdecimal() and 0 < int(each) <= most)), None)
    if wrong is not None and wrong.isdecimal():
        message = _("The option {name} of `{step}` is too many rounds or too few.").format(
            name=quoted(wrong), step=name
        )
        steps.faults.add("no-rounds", path, message, _("Choose a number from 1 to {high}.").format(high=most))
    elif wrong is not None or not here:
        steps.faults.add(
            "no-rounds",
            path,
            _("`{step}` doesn't say how many: {name} is no number.").format(step=name, name=quoted(wrong))
            if wrong is not None
            else _("`{step}` doesn't say how many: it has no options that are numbers.").format(step=name),
            _("Give each of its options a number as its id, for example: {line}").format(
                line='{ text = "Twice", id = "2" }'
            ),
        )


def _numbers_offered(chooser: Known) -> list[str]:
    """The ids of its options that go on to the step below."""
    ids = option_ids(chooser.step) if isinstance(chooser.step, Choose) else ()
    options = chooser.data.get("options")
    leaving = {
        option.get("id", option["text"])
        for option in (options if isinstance(options, list) else ())
        if isinstance(option, dict) and option.get("go")
    }
    return [each for each in ids or () if each not in leaving]


def _turns(steps: KnownSteps, known: Known, step: Turns) -> None:
    path = known.path
    if isinstance(step.cards, tuple) and step.draw > len(step.cards) and step.cards:
        steps.faults.add(
            "too-few-cards",
            (*path, "draw"),
            _("`draw` asks for {draw} cards, but there are {count}.").format(
                draw=step.draw, count=len(step.cards)
            ),
            _("Choose a number from 1 to {high}.").format(high=len(step.cards)),
        )
    chooser = _asked_before(steps, known, step.first)
    if chooser and chooser.step and not isinstance(chooser.step, Choose):
        steps.faults.add(
            "not-choose",
            (*path, "first"),
            _("`first` must name an earlier `choose` step, whose options are the speakers."),
            _("For example, one with: {line}").format(
                line=f"options = [{', '.join(map(quoted, step.speakers))}]"
            ),
        )
    elif chooser and chooser.step and (ids := option_ids(chooser.step)) is not None:
        for number, name in enumerate(step.speakers):
            place: Path = (*path, "speakers", number) if "speakers" in known.data else (*path, "first")
            must_be_option(steps, name, step.first, ids, place)
    _stop_word(steps, known, step)


def _stop_word(steps: KnownSteps, known: Known, step: Turns) -> None:
    chooser = _asked_before(steps, known, step.stop)
    if chooser and chooser.step and not isinstance(chooser.step, Choose | Fill | Write):
        steps.faults.add(
            "not-words",
            (*known.path, "stop"),
            _("`stop` must name the earlier step where the stop word was chosen or written."),
            _("It can be a `choose`, a `fill` or a `write` step."),
        )


def _agree(steps: KnownSteps, known: Known, step: Agree) -> None:
    for number, name in enumerate(step.parts):
        part = _asked_before(steps, known, name)
        if part and part.step and (isinstance(part.step, Gate) or not part.step.keep):
            steps.faults.add(
                "not-kept",
                (*known.path, "parts", number),
                _("The answer of `{name}` is never kept, so it can't be part of a page that is.").format(
                    name=name
                ),
                _('Delete `keep = "never"` there, or leave this step out of the page.')
                if not isinstance(part.step, Gate)
                else _("Name a step that is no gate."),
            )
