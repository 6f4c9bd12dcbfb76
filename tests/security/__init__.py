"""The service as somebody attacks it who wants to know whether a person is in the programme."""
