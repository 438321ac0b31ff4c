"""A report of problems as text, one line for each part, for comparing."""

from collections.abc import Iterable

from closeness_tui.core.problem import Problem


def report(problems: Iterable[Problem]) -> str:
    lines = []
    for each in problems:
        place = f"{each.line or '-'}:{each.column or '-'}"
        lines.append(f"{place} {each.severity} {each.code}" + (f" ({each.key})" if each.key else ""))
        lines.append(f"    {each.message}")
        if each.help:
            lines.append(f"    {each.help}")
    return "\n".join(lines) + "\n"
