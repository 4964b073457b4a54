"""Where the site keeps its files: in the data folder, or in a store that several machines share."""

from designteam.config import Settings
from designteam.kit.files import Folder, Shelf


def shelf_for(sort: str, settings: Settings) -> Shelf:
    """Where files of this sort are kept: in the store that the settings name, else in the data folder."""
    if settings.store is None:
        return Folder(settings.data_dir / sort)
    from designteam.kit.bucket import Bucket

    return Bucket(settings.store, sort)
