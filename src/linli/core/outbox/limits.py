"""How much a phone may send. The browser tests and docs/parts/outbox.md name these."""

from datetime import timedelta

PATIENCE = 0.5  # seconds in which a request takes records in by itself; what is left, a job takes in
LATER = (60, 180)  # seconds after which a job takes in what came in a rush, by chance in between
MOST_PIECES = 2  # that one process takes at a time: while many photos come, records must not wait behind them
PAUSES = (5, 20)  # seconds after which a phone tries a piece again that was one too many, by chance
MOST_WAIT = 0.5  # seconds that a request may have to wait in its process; those it would be longer for come back
LEAST_WAITING, MOST_WAITING = 8, 100  # requests in a process, however slow or quick: twice its threads, for pages count
SHARES = {  # of the room in the line, that a request may find taken: what was begun goes on before more is begun
    "records": 1.0, "returning": 0.8, "hello": 0.5, "settled": 0.5, "uploads": 0.5,
}  # fmt: skip
REQUESTS = 5  # that one phone makes to hand a sheet in: by them those who were sent away come back one after another
COME_BACK, LONGEST_PAUSE = 1, 120  # seconds after which a phone comes back that was sent away: at least, at most
SOON = (1, 4)  # seconds after which one comes back that was sent away again, by chance in between, if none are booked
PIECE = 256 * 1024  # bytes: on the slowest line less than a minute
MOST_REQUEST = 1_000_000  # bytes of one request with records
MOST_RECORDS = 50  # in one request
MOST_ASKED = 200  # numbers of records that one request asks about
MOST_BODY = 64 * 1024  # bytes of a record's body
MOST_FILES = 40  # of one record
MOST_QUEUE_FILE = 100_000_000  # bytes of a file that an office brings
MOST_DEEP = 20  # levels of JSON within JSON
MOST_NUMBER = 2**53  # beyond it JavaScript counts in twos
MOST_OPEN_UPLOADS = 100  # per person: not yet part of a record
MOST_OPEN_BYTES = 1_000_000_000  # per person: not part of a record that was taken
MOST_UNSETTLED = 500  # per person: records that wait or were refused, until they are emptied

KEEP_UPLOADS = timedelta(days=30)  # unfinished, refused, or stored for a record that never came
KEEP_BODIES = timedelta(days=90)  # of records taken: their module has what was in them
KEEP_REFUSED = timedelta(days=365)  # bodies and files of records that were refused or are in conflict; those that wait
