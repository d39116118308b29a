"""What holds for all tests: no example of a property has to end within a time, for machines differ and are shared."""

from hypothesis import HealthCheck, settings

settings.register_profile("shared machines", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared machines")
