"""The settings of the figure of the body, and of the steps that several people share or that wait for another day."""

from __future__ import annotations

from closeness_tui.content.field import Field
from closeness_tui.content.spec_fields import MOST, OWN, seconds_field, text_field
from closeness_tui.content.spec_pieces import SCALE

_SPEAKERS_WORDS = ("speaker", "people", "persons", "names", "who")

BODY = (
    text_field(),
    Field("cues", "rows", "The cues on the figure.", low=1, high=60, default='{ vocabulary = "body-cues" }',
          example='["tight chest", "cold hands"]',
          other_words=("items", "options", "signs", "sensations", "words")),
    MOST,
    OWN,
    Field("strength", "scale", "Rate how strong each picked cue is, on this scale.", fields=SCALE,
          example='{ min = 0, max = 10, low = "faint", high = "strong" }',
          other_words=("rate", "intensity", "scale", "rating")),
    Field("first", "yes", "Ask which of them tends to come first.", default="false", example="true",
          other_words=("comes_first", "earliest", "pick")),
)  # fmt: skip

TURNS = (
    text_field(),
    seconds_field("Seconds of each turn; when they are over, it goes on by itself.", required=True),
    Field("rounds", "count", "How often everyone has a turn. With cards there is one round a card.", low=1, high=40,
          default="1", example="2", other_words=("times", "repeat", "repeats", "count")),
    Field("speakers", "texts", "Who takes turns, by the names on the screen; one name for one turn of one person.",
          low=1, high=8, default='["A", "B"]', example='["Speaking", "Listening"]', other_words=_SPEAKERS_WORDS),
    Field("say_back", "number", "Seconds after each turn for the other one to say it back; 0 for none.", low=0,
          high=7200, default="0", example="20", other_words=("mirror", "reflect", "repeat_back", "listen")),
    Field("cards", "rows", "Cards, one a round, in this order.", low=1, high=40, default="[]",
          example='["A song you like", "A place you miss"]',
          other_words=("questions", "prompts", "items", "card", "topics")),
    Field("deck", "deck", "The deck whose cards are dealt, in a new order each time.", example='"small-shares"',
          other_words=("from_deck",)),
    Field("draw", "whole", "How many of the cards; without it, all of them.", low=1, high=40, example="4",
          other_words=("show", "how_many", "deal", "most")),
    Field("first", "step", "The earlier `choose` step whose option names the speaker who begins.",
          example='"starts"', other_words=("begins", "starts", "starter", "who_first")),
    Field("stop", "step", "The earlier step where a stop word was chosen; else the one from the settings is shown.",
          example='"stop-word"', other_words=("stop_word", "stopword", "brake", "safe_word")),
)  # fmt: skip

AGREE = (
    text_field(),
    Field("document", "id", "The name under which its versions are kept.", required=True,
          example='"working-agreement"', other_words=("name", "page", "contract", "title")),
    Field("parts", "steps", "The steps whose answers make the page, in order.", required=True, low=1, high=40,
          example='["hopes", "pace"]', other_words=("from", "steps", "answers", "items", "sections")),
    Field("on_change", "step", "The earlier step to go back to when somebody would change something.",
          example='"hopes"', other_words=("change", "back_to", "edit", "if_change")),
    Field("review_weeks", "number", "After how many weeks to look at it again; 0 for no such line.", low=0, high=520,
          default="0", example="4", other_words=("weeks", "review", "review_after", "again_in")),
    Field("speakers", "texts", "Who is asked, one after the other.", low=1, high=8,
          default='["Everyone here"]', example='["Me", "My therapist"]', other_words=_SPEAKERS_WORDS),
)  # fmt: skip

LATER = (
    text_field(),
    Field("label", "line", "A few words for the first screen: what waits.", default="the title", longest=80,
          example='"Look back at what I tried"', other_words=("waits", "name", "reminder", "title")),
)  # fmt: skip
