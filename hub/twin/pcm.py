"""What sound is to a twin."""

import numpy as np
import numpy.typing as npt

Pcm = npt.NDArray[np.int16]
"""Mono samples, signed 16 bit, shape (n,)."""
