"""Accepted figures in, suggested links out."""
