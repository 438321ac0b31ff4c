from __future__ import annotations

from collections.abc import Callable

from closeness_tui.store.places import find_places
from tests.cli.conftest import Said


def test_it_names_every_folder_to_delete_and_makes_none(closeness: Callable[..., Said]) -> None:
    places = find_places()
    said = closeness("where")
    assert said.code == 0
    erase = said.out.partition("To erase everything")[2]
    assert all(str(each) in erase for each in (places.data, places.cache, places.state))
    assert not places.data.exists()


def test_scripts_get_the_places_as_json(closeness: Callable[..., Said]) -> None:
    assert closeness("where", "--json").data["places"]["log"] == str(find_places().log.root)
