"""Tests of the fictional programme."""
