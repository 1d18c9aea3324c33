"""Articles in: address, file or paste to snapshot and suggestions."""
