"""What a page shows, made from what the queries found: rail, picture, reasons, menus. Nothing here asks for data."""
