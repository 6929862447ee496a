#!/usr/bin/env python3
"""Writes the fixtures beside it: one folder for each dialect, each file as its platform would write it.

Header rows are those of the platforms; every value is invented. The files are kept, so that tests read bytes and not a
generator; run this again only to change them.
"""

import chats
import orders
import reports

orders.write()
reports.write()
chats.write()
