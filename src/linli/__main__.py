"""`python -m linli`: what `./linli` hands its commands over to."""

import sys

from linli.grading.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
