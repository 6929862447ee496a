"""Asks for pages at a steady rate over connections that stay open, and says how long answers take.

A request's time runs from when it was due, not from when it was sent, so that a server that falls behind shows it.

usage: load.py HOST:PORT COOKIE RATE SECONDS PATH...     (paths take turns)
"""

import http.client
import sys
import threading
import time

HOST, COOKIE, RATE, SECONDS, PATHS = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:]
CONNECTIONS = 8
times, sizes, failures = [], {}, []


def ask(first, begin):
    connection = http.client.HTTPConnection(HOST)
    for number in range(first, RATE * SECONDS, CONNECTIONS):
        due = begin + number / RATE
        time.sleep(max(0, due - time.perf_counter()))
        path = PATHS[number % len(PATHS)]
        connection.request("GET", path, headers={"Cookie": COOKIE, "Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        times.append((time.perf_counter() - due) * 1000)
        sizes[path] = len(body)
        if answer.status != 200:
            failures.append((path, answer.status))


begin = time.perf_counter() + 0.1
threads = [threading.Thread(target=ask, args=(first, begin)) for first in range(CONNECTIONS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
times.sort()
at = lambda share: times[min(len(times) - 1, int(len(times) * share))]
print(f"{len(times)} answers at {RATE}/s: median {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, longest {times[-1]:.1f} ms; "
      f"largest {max(sizes.values()) / 1024:.0f} kB; {len(failures)} not answered with 200")
sys.exit(1 if failures else 0)
