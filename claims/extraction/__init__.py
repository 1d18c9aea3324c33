"""Reading an article: text in, found claims out. spaCy, no Django."""

import os

# Before anything here imports numpy: a second thread costs more than it gains.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
