"""What a page about something in the library shows besides what it says itself."""
