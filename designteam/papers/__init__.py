"""What somebody asks to have on paper: a worker draws it, and it lies ready for who asked, for a week."""
