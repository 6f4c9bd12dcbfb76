"""The coordination, pure: collisions, the employer's own wishes, stages, who has waited longest.

Plain facts in, verdicts out; services fetch the facts, ask here, and write.
"""
