"""The trees."""

import hashlib

import lightgbm
import numpy as np
from sklearn.linear_model import LogisticRegression

from features import NAMES

FOLDS = 5
ROUNDS = 300
# extra_trees draws the thresholds at random, which helps on few and noisy labels.
PARAMETERS = {
    "objective": "binary", "learning_rate": 0.06, "num_leaves": 15, "extra_trees": True, "min_child_samples": 20, "feature_fraction": 0.4,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "seed": 1, "num_threads": 1, "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
# How much a pair of a kind counts. The labels of people lead; what rules made only keeps the trees from going astray.
WEIGHTS = {"mrpc": 1.0, "sts": 0.2, "swap": 0.2, "voice": 0.1, "mined": 0.05, "hard": 0.01, "identity": 0.1, "attribution": 0.1}

MIN_LENGTH = 6  # tokens below which a sentence says too little to be told from a fixed phrase
MIN_FIGURES = 4  # figures that only one has, of both sentences together, from which on two sentences report other figures
MIN_MASS = 400  # idf of the equal content words from which on one other figure in each tells nothing
DENIAL = 0.8  # of the idf in common from which on a negation more is what tells two sentences apart
LEAST_SHARE = 0.36  # of the idf in common of one sentence below which the trees are not asked
LEAST_OF_LONGER = 0.28  # the same, of the longer one
BEHIND_GATE = 0.99  # of the loose threshold: what a pair behind a gate may reach
LEAF = 0xFFFF


def fold_of(group):
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


class Examples:
    """Training pairs with their features."""

    def __init__(self, pairs, model):
        self.pairs = pairs
        self.x = np.array([model.features(p[0], p[1]) for p in pairs])
        self.y = np.array([p[2] for p in pairs])
        self.kind = np.array([p[3] for p in pairs])
        self.fold = np.array([fold_of(p[4]) for p in pairs])
        self.weight = np.array([WEIGHTS[k] for k in self.kind])

    def only(self, *kinds):
        """The examples of these kinds."""
        out, chosen = object.__new__(Examples), np.isin(self.kind, kinds)
        out.pairs = [p for p, c in zip(self.pairs, chosen) if c]
        for name in ("x", "y", "kind", "fold", "weight"):
            setattr(out, name, getattr(self, name)[chosen])
        return out

    def fit(self, chosen, columns=slice(None)):
        data = lightgbm.Dataset(self.x[chosen][:, columns], self.y[chosen], weight=self.weight[chosen])
        return lightgbm.train(PARAMETERS, data, ROUNDS)

    def out_of_fold(self, columns=slice(None)):
        """Margins of every pair by trees that have not seen its group, and the trees without fold 0."""
        margin = np.empty(len(self.y))
        for k in range(FOLDS):
            booster = self.fit(self.fold != k, columns)
            margin[self.fold == k] = booster.predict(self.x[self.fold == k][:, columns], raw_score=True)
            if k == 0:
                first = booster
        return margin, first


def calibrate(margin, y):
    """(slope, intercept) that make probabilities of margins (Platt 1999)."""
    fitted = LogisticRegression(C=1e6).fit(margin[:, None], y)
    return float(fitted.coef_[0, 0]), float(fitted.intercept_[0])


def gated(x):
    """Whether the gates reject pairs with these features."""
    column = {n: x[:, i] for i, n in enumerate(NAMES)}
    a, b = column["numbers_a"], column["numbers_b"]
    figures = (a > 0) & (b > 0) & ((a + b >= MIN_FIGURES) | (column["equal_mass"] < MIN_MASS))
    denial = (column["negation"] > 0) & ((column["idf_equal_jaccard"] > np.float32(DENIAL)) | (np.minimum(column["kept_soft_a"], column["kept_soft_b"]) > np.float32(DENIAL)))
    return figures | denial | (column["length"] < MIN_LENGTH)


def scores(x, margin, calibration, loose):
    """The scores of pairs with these features and margins: behind a gate, in their order below the loose threshold."""
    p = probability(margin, calibration)
    p = np.where(column_of(x, "length") == 0, 0.0, np.where(gated(x), p * loose * BEHIND_GATE, p))
    of_longer = np.maximum(column_of(x, "soft_b"), column_of(x, "kept_soft_b"))
    most = np.max([column_of(x, "soft_a"), column_of(x, "kept_soft_a"), of_longer], axis=0)
    return np.where((most < LEAST_SHARE) | (of_longer < LEAST_OF_LONGER), of_longer / 2, p)


def column_of(x, name):
    return x[:, NAMES.index(name)]


def probability(margin, calibration):
    return 1 / (1 + np.exp(-(calibration[0] * margin + calibration[1])))


def nodes_of(booster):
    """(roots, nodes): each tree in preorder, as README.md has it."""
    roots, nodes = [], []

    def add(tree):
        at = len(nodes)
        if "leaf_value" in tree:
            nodes.append((np.float32(tree["leaf_value"]), LEAF, 0))
            return
        assert tree["decision_type"] == "<="
        threshold = np.float32(tree["threshold"])
        if threshold > tree["threshold"]:
            threshold = np.nextafter(threshold, np.float32(-np.inf))
        nodes.append(None)
        add(tree["left_child"])
        nodes[at] = threshold, tree["split_feature"], len(nodes) - at
        add(tree["right_child"])

    for tree in booster.dump_model()["tree_info"]:
        roots.append(len(nodes))
        add(tree["tree_structure"])
    dtype = [("value", "<f4"), ("feature", "<u2"), ("right", "<u2")]
    return np.array(roots, "<u4"), np.array(nodes, dtype)


def margin_of(x, roots, nodes):
    """The sum of the leaves in float64, in the order of the trees: what the Go side computes."""
    total = 0.0
    for i in roots:
        while nodes[i]["feature"] != LEAF:
            i += 1 if x[nodes[i]["feature"]] <= nodes[i]["value"] else nodes[i]["right"]
        total += float(nodes[i]["value"])
    return total
