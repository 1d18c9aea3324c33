from hypothesis import settings

# How long a law takes says nothing about it: benchmarks/ measure the time.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")
