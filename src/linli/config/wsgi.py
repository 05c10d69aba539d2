"""The WSGI door, for a server behind a buffering proxy."""

import os

from django.core.checks import Error, run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings")
application = get_wsgi_application()

# Management commands look at these by themselves, a server does not: nothing is served while an address has no right.
if faults := [fault for fault in run_checks(tags=["rights"]) if isinstance(fault, Error)]:
    raise ImproperlyConfigured("; ".join(fault.msg for fault in faults))
