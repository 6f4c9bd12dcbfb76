"""${message}"""

import sqlalchemy as sa
from alembic import op

import employer_match.models.base

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """Add what this revision adds."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take away what this revision added."""
    ${downgrades if downgrades else "pass"}
