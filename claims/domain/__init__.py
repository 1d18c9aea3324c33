"""Figures and how they compare: pure Python, free of Django and spaCy."""
