"""What ranking knows of every passage: groups of passages."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.retrieval.columns import Groups


@given(st.lists(st.tuples(st.sampled_from(["a", "b", "c", None]), st.floats(-1, 1, width=32)), max_size=12))
def test_the_best_of_a_group_is_the_maximum_over_its_passages(members: list[tuple[str | None, float]]) -> None:
    names, values = [name for name, _ in members], np.array([value for _, value in members], dtype=np.float32)
    groups = Groups.by_name(names)
    best = groups.best(values, -2.0)
    for place, name in enumerate(names):
        inside = [value for other, value in members if other == name]
        assert float(best[place]) == (max(inside) if name else -2.0)
        assert int(groups.others[place]) == (len(inside) - 1 if name else 0)
