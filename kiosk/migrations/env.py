"""What alembic runs for each chain: the connection is open already, or SQL text is wanted (`sql=True`)."""

from alembic import context

given = context.config.attributes
context.configure(
    connection=given.get("connection"),
    dialect_name=given.get("dialect"),
    output_buffer=given.get("out"),
    version_table=given["version_table"],
    literal_binds="out" in given,  # SQL text has no place for values beside it
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
