"""The screen of a practice: one step at a time, in one calm column."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume, ScreenSuspend

from closeness_tui.core import event as events
from closeness_tui.core.bell import END, strokes
from closeness_tui.core.moment import moment
from closeness_tui.core.session import timeline
from closeness_tui.practice.clock import RealClock
from closeness_tui.tui.bell import Bell
from closeness_tui.tui.holding import Settled
from closeness_tui.tui.keys import SESSION_HELP, SESSION_KEYS, UNSHOWN, session_bindings
from closeness_tui.tui.screens.session_deeds import SessionDeeds
from closeness_tui.tui.screens.step_at_hand import phase_of, place_of, words_of
from closeness_tui.tui.widgets.beats import Beats
from closeness_tui.tui.widgets.body import Glance, StepBody
from closeness_tui.tui.widgets.key_line import KeyLine, hints_of
from closeness_tui.tui.widgets.kinds import body_for
from closeness_tui.tui.widgets.offer import OfferPage, doors_of
from closeness_tui.tui.widgets.page import Page
from closeness_tui.tui.widgets.prose import Prose, words
from closeness_tui.tui.widgets.state_line import state_in_words, where_in_words
from closeness_tui.tui.widgets.turns import how_to_stop

if TYPE_CHECKING:
    from closeness_tui.practice.opening import Practice
    from closeness_tui.practice.run import Run


class SessionScreen(SessionDeeds):
    """Draws what `Run.look` shows and sends what the person does; gone when the practice is over."""

    HELP = SESSION_HELP

    BINDINGS: ClassVar[list[BindingType]] = session_bindings()
    AUTO_FOCUS = ""

    CSS = """
    SessionScreen {
        background: $background;
        #where { height: 1; margin: 1 0; padding: 0 2; text-align: center; color: $text-muted; }
        #brake { height: auto; max-height: 2; padding: 0 2; text-align: center; color: $text-muted; display: none; }
        #brake.shown { display: block; }
        #state { height: auto; min-height: 1; max-height: 3; padding: 0 2; text-align: center; color: $secondary; }
        #keys { margin-top: 1; }
    }
    """

    def __init__(self, practice: Practice, run: Run) -> None:
        super().__init__(practice, run)
        self._beats = Beats(self, self.beat)
        self._bell = Bell(lambda: practice.settings.bell, self._stroke, self.set_timer)
        self._over = False
        self._said = ""
        """The words over the step."""
        self.settling = True
        """A page is being laid out: keys wait (tui/holding.py)."""
        self._where, self._page, self._keys = Prose(), Page(), KeyLine()
        self._brake, self._state = Prose(), Prose()

    def compose(self) -> ComposeResult:
        """From the top line down to the keys."""
        self._where.id, self._brake.id, self._state.id, self._keys.id = "where", "brake", "state", "keys"
        yield self._where
        yield self._page
        yield self._brake
        yield self._state
        yield self._keys

    def on_mount(self) -> None:
        """Show the step at hand."""
        self._look()

    def action_scroll_text(self, rows: int) -> None:
        """Scroll the column where it is longer than the window."""
        self._page.scroll_relative(y=rows, animate=False)

    @on(StepBody.Wanted)
    def _do_wanted(self, message: StepBody.Wanted) -> None:
        message.stop()
        # A key pressed twice in a hurry may still speak for a step that is gone.
        if message.body is not self._body:
            return
        if isinstance(message.event, events.Bring):
            self._go_without()
        else:
            self._send(message.event, self._instant(message.when))

    def _instant(self, key_time: float | None) -> float | None:
        """The time of a key on the clock of the run; other clocks than the machine's know no keys."""
        return key_time if isinstance(self._practice.clock, RealClock) else None

    def _send(self, event: events.Event, when: float | None = None) -> None:
        self._course.send(event, when)
        self._look()

    def beat(self) -> None:
        """Time has passed."""
        self._course.tick()
        self._look(by_time=True)

    def _look(self, *, by_time: bool = False) -> None:
        session = self._course.session
        if session.over:
            self._finish()
            return
        before, self._view = self._view, self._course.look()
        if self._view.help_asked:
            self._course.help_seen()
            self.call_later(self.app.run_action, "help_now")
        place = place_of(session, self._view)
        # The word of a phase must not wait while the key line is made anew for nothing.
        same_keys = by_time and place == self._place and before.can == self._view.can
        if place != self._place:
            if by_time and before.moment is not None:
                self._bell.ring(END)
            self._place = place
            self._turn_page()
        elif self._body is not None:
            if by_time and phase_of(before) != phase_of(self._view) and self._view.moment is not None:
                self._bell.ring(strokes(self._view.moment.phase))
            said, self._said = self._said, self._words()
            self._page.say(self._said)
            self._body.receive(self._view)
            if self._said != said:
                self._page.fit()
        self._say_state()
        if not same_keys:
            self._say_keys()
        self._beats.arm(self._view, all_kept=self._course.all_kept)

    def _finish(self) -> None:
        """Go, once; under another screen only when this one is back on top."""
        self._over = True
        self._beats.stop()
        if self.is_current and self.is_attached:
            self.dismiss(None)

    def _words(self) -> str:
        return words_of(self._view, self._page.rows_below(self._view.text))

    def _turn_page(self) -> None:
        view, grounding = self._view, self._practice.grounding
        self._said = text = self._words()
        rows, glance = self._page.rows_below(text), self._glance()
        if view.offer:
            doors = doors_of(view, grounding, self._practice.library.get)
            self._body = OfferPage(view, glance, rows, doors)
        else:
            self._body = body_for(view)(view, glance, rows)
        self.settling = True
        self._page.turn(text, self._body)
        self._where.say(words(where_in_words(view)), layout=False)
        self._brake.say(how_to_stop(view.stop_word))
        self._brake.set_class(bool(view.stop_word) and not view.offer, "shown")
        if view.wants is not None:
            # Nobody's time runs while what it is about is not there yet.
            self._pause_timer()
        self._look_back()

    def _stroke(self) -> None:
        self.app.bell()

    @property
    def _still(self) -> bool:
        return self._practice.settings.reduced_motion or self.app.animation_level == "none"

    def wear_motion(self) -> None:
        """Motion was switched off or on."""
        if self._body is not None:
            self._body.be_still(self._still)

    def _glance(self) -> Glance:
        run, clock = self._course, self._practice.clock
        return Glance(
            moment=lambda: moment(run.session, clock.now()),
            phases=lambda: timeline(run.session),
            ring=self._bell.ring,
            still=self._still,
        )

    def _say_state(self) -> None:
        course = self._course
        said = state_in_words(
            self._view,
            keeps=course.keeps,
            all_kept=course.all_kept,
            trouble=course.trouble,
        )
        # Only why something is not kept may take more than one line.
        self._state.say(said, layout=course.trouble is not None or self._state.size.height > 1)

    def _say_keys(self) -> None:
        ours = [
            (key, active.binding.action)
            for key, active in self.active_bindings.items()
            if active.node is self
        ]
        shown = [each for each in SESSION_KEYS if self._is_shown(each.name)]
        self._keys.say(hints_of(ours, shown, self._view, writing=self.writing), writing=self.writing)

    def _is_shown(self, name: str) -> bool:
        return name not in UNSHOWN and (name != "on" or (self._body is not None and self._body.ready))

    @on(StepBody.Settled)
    def _page_is_there(self, message: StepBody.Settled) -> None:
        message.stop()
        if message.body is self._body:
            # Behind the change of focus, which goes through the app as well.
            self.app.call_later(self._take_keys)

    def _take_keys(self) -> None:
        self.settling = False
        self.app.post_message(Settled())

    @on(StepBody.Shifted)
    def _keys_shifted(self, message: StepBody.Shifted) -> None:
        message.stop()
        if message.body is self._body:
            self._say_keys()

    def on_descendant_focus(self) -> None:
        """Letters go elsewhere now, so other keys work."""
        self._say_keys()

    def on_resize(self) -> None:
        """Nothing is lost; the picture takes the room there is."""
        self._page.fit()

    def on_screen_suspend(self, event: ScreenSuspend) -> None:  # noqa: ARG002 - the contract
        """Nobody sees the timer now, so it stands still."""
        if not self._over:
            self._pause_timer()

    def on_screen_resume(self, event: ScreenResume) -> None:  # noqa: ARG002 - the contract
        """Back on top: show how things are."""
        if self._place is not None:
            self._look()
