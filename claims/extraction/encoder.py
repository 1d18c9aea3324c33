"""The model's encoder without what only training needs, and each form encoded once.

thinc remembers at every layer what it would take to train it, and embeds every token
anew. Here its layers get functions that only predict, with the same results.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

Layer = Model[Any, Any]
Floats = NDArray[np.float32]
FACTORS = np.array(  # odd and large: rows of features rarely fall together
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93,
     0xA0761D6478BD642F, 0xE7037ED1A0B428DB], dtype="uint64"
)  # fmt: skip
EPSILON = 1e-8  # as in thinc's layer


def only_predict(encoder: Layer) -> None:
    """Let the layers of ``encoder``, spaCy's tok2vec, only predict."""
    embedding = encoder.layers[0]
    embedding._func = _embedded
    for layer in encoder.walk():
        if layer.name == "maxout":
            layer.attrs["pieces"] = _pieces(layer)
            layer._func = _largest
        elif layer.name == "layernorm":
            layer._func = _normal


def _embedded(model: Layer, docs: Any, **_: bool) -> Any:
    """Return the vectors of each document's tokens, alike ones worked out once."""
    extract, join, embed, mix = model.layers[:4]
    joined = join.predict(extract.predict(docs))
    features = joined.dataXd
    keys = (features * FACTORS[: features.shape[1]]).sum(axis=1, dtype="uint64")
    first, place = np.unique(keys, return_index=True, return_inverse=True)[1:]
    vectors = mix.predict(embed.predict(features[first]))
    return model.ops.unflatten(vectors[place], joined.lengths), _no_training


def _pieces(layer: Layer) -> tuple[int, Floats, Floats]:
    """Return the number of pieces, and weights and biases with each piece together."""
    units, count, width = (layer.get_dim(name) for name in ("nO", "nP", "nI"))
    weights = np.swapaxes(_parameter(layer, "W"), 0, 1).reshape(count * units, width)
    biases = _parameter(layer, "b").T.reshape(count * units)
    return count, np.ascontiguousarray(weights), np.ascontiguousarray(biases)


def _parameter(layer: Layer, name: str) -> Floats:
    return np.asarray(layer.get_param(name))


def _largest(layer: Layer, vectors: Floats, **_: bool) -> Any:
    """Return the largest of each unit's pieces, as thinc's Maxout does."""
    count, weights, biases = layer.attrs["pieces"]
    sums = vectors @ weights.T
    sums += biases
    width = sums.shape[1] // count
    most = sums[:, :width]
    for i in range(1, count):
        most = np.maximum(most, sums[:, i * width : (i + 1) * width])
    return most, _no_training


def _normal(layer: Layer, vectors: Floats, **_: bool) -> Any:
    """Return ``vectors`` with mean 0 and variance 1, scaled, as LayerNorm does."""
    size = np.float32(vectors.shape[1])
    centred = vectors - np.add.reduce(vectors, axis=1, keepdims=True) / size
    spread = np.add.reduce(centred * centred, axis=1, keepdims=True) / size
    centred *= (spread + EPSILON) ** (-1.0 / 2.0)
    centred *= _parameter(layer, "G")
    centred += _parameter(layer, "b")
    return centred, _no_training


def _no_training(_: Any) -> Any:
    raise NotImplementedError("This encoder only predicts.")
