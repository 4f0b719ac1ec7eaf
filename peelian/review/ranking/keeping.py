"""Features on disk: a folder of plain arrays, none of which can carry code, opened without reading them whole."""

import json
import shutil
from pathlib import Path

import numpy as np
from scipy import sparse

from peelian.review.ranking.features import Features

FORM = 2  # of the folder: another number when pieces, weights or arrays change
_ARRAYS = ("keys", "groups", "columns", "weights", "pivots", "data", "indices", "indptr")


class NotFeatures(ValueError):
    """The folder does not hold features of this form; they have to be built again."""


def save_features(features: Features, folder: Path) -> None:
    """Write the features as `folder`; what stood there is replaced only when everything is written.

    Nobody but the account of the program can open it: whoever has the words can tell from their hashes where they are.
    """
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh.mkdir(mode=0o700)
    for name in _ARRAYS:
        owner = features if hasattr(features, name) else features.matrix
        np.save(fresh / f"{name}.npy", getattr(owner, name), allow_pickle=False)
    (fresh / "form.json").write_text(json.dumps({"form": FORM, "shape": list(features.matrix.shape)}))
    for path in fresh.iterdir():
        path.chmod(0o600)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)


def are_kept(folder: Path) -> bool:
    """Whether the folder holds features of this form; False when they have to be built (again)."""
    try:
        return json.loads((folder / "form.json").read_text()).get("form") == FORM
    except (OSError, ValueError):
        return False


def load_features(folder: Path) -> Features:
    """Features from a folder, mapped into memory; NotFeatures when it is not whole or of another form."""
    try:
        form = json.loads((folder / "form.json").read_text())
        arrays = {
            name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS
        }
    except (OSError, ValueError) as error:
        raise NotFeatures(f"{folder.name} holds no features that can be read.") from error
    if form.get("form") != FORM:
        raise NotFeatures(f"{folder.name} was made by another version; build the features again.")
    parts = (arrays.pop("data"), arrays.pop("indices"), arrays.pop("indptr"))
    matrix = sparse.csr_matrix(parts, shape=tuple(form["shape"]), copy=False)
    return Features(matrix=matrix, **arrays)
