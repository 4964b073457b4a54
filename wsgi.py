"""What a web server starts: `gunicorn wsgi:app`."""

from designteam.app import create_app
from designteam.config import Settings

app = create_app(Settings.from_environment())
