"""The hub's API for other programs: ``/api/v1``, what it is told by ``docs/api.md``, and the hub's health."""
