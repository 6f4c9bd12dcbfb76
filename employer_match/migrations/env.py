"""Alembic's entry: runs on the connection that `migrations.upgrade` hands over."""

from alembic import context

from employer_match.migrations import include_object
from employer_match.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    include_object=include_object,
    render_as_batch=connection.dialect.name == "sqlite",
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
