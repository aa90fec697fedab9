"""The review in a browser: a local page over the same queue, decisions and log as the terminal's. Needs the extra `serve`."""
