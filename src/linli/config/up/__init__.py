"""`./linli up`: holds the data folder, starts the database, prepares it, and watches the processes.

Nothing of Django is imported here, so that a start is not paid for twice; what needs it runs in processes of its own
(`prepare`, `web`, `worker`).
"""
