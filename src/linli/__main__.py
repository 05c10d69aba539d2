"""`python -m linli`: what `./linli` hands its commands over to."""

import os
import sys

from linli.grading.commands import main

if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # everything is written; taking millions of objects apart would only be waited for
