"""The keys of a reviewer, and how a newsroom's settings change them."""

from __future__ import annotations

from collections.abc import Mapping

from provenance.errors import SettingsError

# Action -> its key and what it does. The order is that of the help.
ACTIONS: dict[str, tuple[str, str]] = {
    "accept": ("a", "the labels are right"),
    "reject": ("r", "the labels are wrong; a caveat is none"),
    "correct": ("c", "give the right labels"),
    "comment": ("m", "write a remark"),
    "skip": ("s", "leave it for later"),
    "flag": ("f", "somebody else should look"),
    "undo": ("u", "take back your last decision; as often as you like"),
    "next": ("n", "go on without deciding"),
    "previous": ("p", "go back"),
    "help": ("?", "show the keys"),
    "quit": ("q", "stop; everything is kept"),
}


def keys_of(changes: Mapping[str, str], place: str = "review.keys") -> dict[str, str]:
    """The key of every action, with the changes of the settings. Raises SettingsError for an unknown action, a key that
    is not one character, or one key for two actions.
    """
    keys = {action: key for action, (key, _) in ACTIONS.items()}
    for action, key in changes.items():
        if action not in ACTIONS:
            raise SettingsError(f"{place}: {action}", f"no such action; there are {', '.join(ACTIONS)}")
        if len(key) != 1 or not key.isprintable() or key.isspace():
            raise SettingsError(f"{place}: {action}", "a key is one visible character")
        keys[action] = key
    for action, key in keys.items():
        twin = next((other for other, taken in keys.items() if taken == key and other != action), None)
        if twin is not None:
            raise SettingsError(f"{place}: {action}", f"the key {key!r} is that of {twin} too")
    return keys
