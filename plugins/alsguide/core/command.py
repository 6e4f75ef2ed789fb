"""Commands: how each ends when the system lets it go no further."""

import errno
import os
import sys
from collections.abc import Callable

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def run(main: Callable[[], int]) -> int:
    """Run a command and give its exit status; an error of the disk is said in one line, and is status 1."""
    try:
        status = main()
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # the reader of what it prints has enough, as in `make check | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        print("\nStopped. What was there before is kept.", file=sys.stderr)
    except OSError as error:
        print(disk_error(error), file=sys.stderr)
    return 1


def disk_error(error: OSError) -> str:
    """Return what the system refused, and what to do."""
    place = f"{error.filename}: " if error.filename else ""
    if error.errno in FULL:
        advice = "Fix this by freeing space"
    elif error.errno in FORBIDDEN:
        advice = "Fix who may read and write this folder, or work in a copy of it"
    else:
        advice = "Fix what this says"
    return f"{place}{error.strerror or error}. {advice}, then run the command again. What was there before is kept."
