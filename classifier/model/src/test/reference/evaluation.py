"""Writes what scikit-learn and scipy say about recorded answers; see README.md."""

import json
import sys

import numpy as np
from scipy.optimize import brentq
from scipy.stats import binomtest
from sklearn.calibration import calibration_curve
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    brier_score_loss,
    confusion_matrix,
    log_loss,
    precision_recall_fscore_support,
    roc_auc_score,
)

BINS = 15


def softmax(logits):
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def answers(seed, pictures, classes, shares, certainty=1.5, mute=None):
    """Truths drawn by their shares, and probabilities that lean towards them."""
    random = np.random.default_rng(seed)
    truth = random.choice(classes, pictures, p=shares)
    logits = random.normal(0, 1, (pictures, classes))
    logits[np.arange(pictures), truth] += certainty
    if mute is not None:
        logits[:, mute] -= 9
    return truth, exact(softmax(logits))


def exact(probabilities):
    """Rounded so that they are 32-bit floats and still add up to exactly one."""
    parts = np.floor(probabilities * 65536)
    parts[np.arange(len(parts)), parts.argmax(axis=1)] += 65536 - parts.sum(axis=1)
    return (parts / 65536).astype(np.float32)


def tied(seed, pictures, classes):
    """Probabilities in eighths, zero and one among them."""
    random = np.random.default_rng(seed)
    truth = random.integers(0, classes, pictures)
    eighths = np.array([random.multinomial(8, np.full(classes, 1 / classes)) for _ in range(pictures)])
    sure = random.random(pictures) < 0.4
    eighths[sure] = 8 * np.eye(classes, dtype=int)[truth[sure]]
    return truth, (eighths / 8).astype(np.float32)


def calibration_error(truth, probabilities):
    sure = probabilities.max(axis=1)
    right = probabilities.argmax(axis=1) == truth
    accuracy, confidence = calibration_curve(right, sure, n_bins=BINS, strategy="uniform", pos_label=True)
    edges = np.linspace(0, 1, BINS + 1)
    counts = np.bincount(np.searchsorted(edges[1:-1], sure), minlength=BINS)
    return float(np.sum(counts[counts > 0] * np.abs(accuracy - confidence)) / len(truth))


def or_none(value, defined):
    return float(value()) if defined else None


def measured(name, truth, floats):
    probabilities = floats.astype(np.float64)
    classes = probabilities.shape[1]
    every = list(range(classes))
    answer = probabilities.argmax(axis=1)
    present = sorted(set(truth.tolist()))
    precision, recall, f1, support = precision_recall_fscore_support(truth, answer, labels=every, zero_division=0)
    macro = precision_recall_fscore_support(truth, answer, labels=present, average="macro", zero_division=0)
    roc = [or_none(lambda: roc_auc_score(truth == k, probabilities[:, k]), 0 < support[k] < len(truth)) for k in every]
    pr = [or_none(lambda: average_precision_score(truth == k, probabilities[:, k]), support[k] > 0) for k in every]
    return {
        "name": name,
        "truth": truth.tolist(),
        "probabilities": [[float(str(value)) for value in row] for row in floats],
        "accuracy": accuracy_score(truth, answer),
        "macro_precision": macro[0],
        "macro_recall": macro[1],
        "macro_f1": macro[2],
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "f1": f1.tolist(),
        "support": support.tolist(),
        "roc_auc": roc,
        "pr_auc": pr,
        "confusion": confusion_matrix(truth, answer, labels=every).tolist(),
        "calibration_error": calibration_error(truth, probabilities),
        "brier": brier_score_loss(truth, probabilities, labels=every, scale_by_half=False),
        "log_loss": log_loss(truth, probabilities, labels=every),
    }


def mcnemar(first, second):
    """How often only the first, only the second of two models was right."""
    return {
        "only_first": first,
        "only_second": second,
        "different": binomtest(first, first + second, 0.5).pvalue,
        "second_better": binomtest(second, first + second, 0.5, alternative="greater").pvalue,
    }


def temperature(seed, pictures, classes, sharpness):
    random = np.random.default_rng(seed)
    truth = random.integers(0, classes, pictures)
    logits = random.normal(0, 1, (pictures, classes))
    logits[np.arange(pictures), truth] += 1.2
    logits = np.round(logits * sharpness, 4).astype(np.float32)

    def slope(inverse):
        expected = (softmax(logits.astype(np.float64) * inverse) * logits).sum(axis=1)
        return float(np.sum(expected - logits[np.arange(pictures), truth]))

    return {
        "truth": truth.tolist(),
        "logits": [[float(str(value)) for value in row] for row in logits],
        "temperature": 1 / brentq(slope, 1e-3, 50, xtol=1e-15, rtol=1e-15),
    }


def main():
    recorded = {
        "cases": [
            measured("binary", *answers(1, 90, 2, [0.7, 0.3])),
            measured("many classes", *answers(2, 140, 7, [0.3, 0.2, 0.15, 0.15, 0.1, 0.06, 0.04])),
            measured("a class never predicted", *answers(3, 80, 4, [0.4, 0.3, 0.2, 0.1], mute=3)),
            measured("a class absent from the test", *answers(4, 80, 5, [0.3, 0.3, 0.2, 0, 0.2], certainty=0.7)),
            measured("ties", *tied(5, 120, 3)),
        ],
        "mcnemar": [
            mcnemar(*counts)
            for counts in [(0, 1), (3, 3), (1, 8), (8, 1), (12, 25), (30, 70), (480, 400), (5, 700), (49800, 50500),
                           (1200000, 1203000)]
        ],
        "temperature": [temperature(6, 70, 4, 3.0), temperature(7, 50, 2, 0.4)],
    }
    json.dump(recorded, sys.stdout, separators=(",", ":"))
    print()


if __name__ == "__main__":
    main()
