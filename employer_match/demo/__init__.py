"""A fictional programme to look at and to develop against: people, employers, openings, contacts.

Everyone and everything in it is invented and looks it. The content stands in `content/*.toml`; the
modules here read it, and days are counted from the day that is asked for, so that the programme is
always four months old. The same day gives the same programme.
"""
