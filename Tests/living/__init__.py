"""A real desk under test: the program as a process, asked over HTTP and on its command line."""
