"""The tests: folders mirror the code; `journeys` tell whole stories, `guards` watch the house.

A package, so that no installed one of the same name can stand in front of it.
"""
