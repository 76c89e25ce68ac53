"""Logistic regression by Newton's method: a weight for each feature and a bias, both kinds of examples weighing alike."""

from typing import Any

import numpy as np

_ROUNDS = 30


def fit_logistic(features: Any, answered: Any, hold: float) -> tuple[Any, float]:
    """Weights and bias by which features tell what is `answered`; `hold` is how strongly the weights are held to 0."""
    rows = np.column_stack([features, np.ones(len(features))]).astype(np.float64)
    importance = np.where(answered, 0.5 / answered.mean(), 0.5 / (1 - answered.mean()))
    held = np.append(np.full(rows.shape[1] - 1, hold), 1e-9)
    weights = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        gradient = rows.T @ (importance * (likely - answered)) + held * weights
        curvature = (rows * (importance * likely * (1 - likely))[:, None]).T @ rows + np.diag(held)
        weights -= np.linalg.solve(curvature, gradient)
    return weights[:-1], float(weights[-1])
