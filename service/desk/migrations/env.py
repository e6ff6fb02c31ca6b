"""What Alembic runs: the migrations on the connection that ``service/desk/migrating.py`` opened."""

from alembic import context

from service.desk.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
