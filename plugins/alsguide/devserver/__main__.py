"""Run the development server: `python -m alsguide.devserver --help` shows the options."""

import sys


def run() -> int:
    """Serve until Ctrl-C. The rest is imported here, because Ctrl-C may come while that takes its second."""
    try:
        from alsguide.devserver.session import main

        return main()
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(run())
