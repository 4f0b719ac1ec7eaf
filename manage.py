#!/usr/bin/env python
"""Django's own command line, for developers; operators use `peelian`."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "peelian.config.settings")
execute_from_command_line(sys.argv)
