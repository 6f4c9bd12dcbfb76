"""FROM WORDS TO OCCUPATIONS. A person's words in, occupations and groups out, each with a because.

Pure. Nothing is mapped: what comes out are proposals, and somebody chooses.
"""
