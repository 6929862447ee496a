#!/usr/bin/env python3
"""The metrics job of the product, written for ClickHouse in the process (chdb): a peer that scripts/bench-metrics
measures against.

usage: metrics_chdb.py FOLDER YYYY-MM OUT.csv
"""
import json
import sys

from chdb import session

import printing

folder, month, out = sys.argv[1:4]
db = session.Session()


def run(text, form="CSV"):
    return db.query(text, form)


def table(name, columns):
    spec = ", ".join(f"{column} {kind}" for column, kind in columns)
    return f"file('{folder}/{name}.csv', CSVWithNames, '{spec}')"


messages = table("messages", [
    ("conversation_id", "String"), ("shop_id", "String"), ("buyer_id", "String"), ("agent_id", "String"),
    ("sender", "String"), ("sent_at", "DateTime(''UTC'')"), ("kind", "String"), ("chars", "Int32")])
orders = table("orders", [
    ("order_id", "String"), ("shop_id", "String"), ("buyer_id", "String"), ("created_at", "DateTime(''UTC'')"),
    ("paid_at", "String"), ("amount_cents", "Int64"), ("status", "String")])
refunds = table("refunds", [
    ("refund_id", "String"), ("order_id", "String"), ("type", "String"), ("created_at", "String"),
    ("amount_cents", "Int64")])
reviews = table("reviews", [("order_id", "String"), ("stars", "Int32"), ("created_at", "String")])
first = f"toDateTime('{month}-01 00:00:00', 'UTC')"
end = f"addMonths({first}, 1)"

for statement in f"""
CREATE DATABASE IF NOT EXISTS k;
CREATE TABLE k.m ENGINE = Memory AS
SELECT conversation_id c, shop_id s, buyer_id b, agent_id a, sender = 'agent' AS g, toUnixTimestamp(sent_at) t, pos
FROM (SELECT *, _row_number AS pos FROM {messages})
WHERE sender != 'robot' AND sent_at >= {first} AND sent_at < {end};
CREATE TABLE k.o ENGINE = Memory AS
SELECT order_id id, shop_id s, buyer_id b, toUnixTimestamp(created_at) t, paid_at != '' AS paid, amount_cents x,
  created_at >= {first} AND created_at < {end} AS inside
FROM {orders};
CREATE TABLE k.served ENGINE = Memory AS
SELECT a, uniqExact(c) n, uniqExactIf(c, g) replied, uniqExactIf(b, g) buyers FROM k.m WHERE a != '' GROUP BY a;
CREATE TABLE k.responses ENGINE = Memory AS
SELECT author a, answered - asked wait, run = min(run) OVER (PARTITION BY c) AS is_first FROM (
  SELECT c, run, minIf(t, NOT g) asked, maxIf(t, g) answered, maxIf(a, g) author
  FROM (
    SELECT c, a, g, t, sum(toUInt32(g)) OVER (
      PARTITION BY c ORDER BY t, pos ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - toUInt32(g) run
    FROM k.m)
  GROUP BY c, run HAVING countIf(g) > 0 AND countIf(NOT g) > 0);
CREATE TABLE k.waits ENGINE = Memory AS
SELECT a, count() n, sum(wait) w, countIf(is_first) fn, sumIf(wait, is_first) fw,
  arraySort(groupArray(wait))[intDiv(9 * count() + 9, 10)] p90
FROM k.responses GROUP BY a;
CREATE TABLE k.fruit ENGINE = Memory AS
SELECT l.c c, o.id id, o.inside inside
FROM (
  SELECT c, any(s) s, any(b) b, maxIf(t, NOT g) l FROM k.m GROUP BY c HAVING countIf(NOT g) > 0) l
INNER JOIN k.o o ON o.s = l.s AND o.b = l.b
WHERE o.t >= l.l AND o.t <= l.l + 86400;
CREATE TABLE k.converted ENGINE = Memory AS
SELECT a, uniqExact(c) n FROM k.m WHERE a != '' AND c IN (SELECT c FROM k.fruit) GROUP BY a;
CREATE TABLE k.earned ENGINE = Memory AS
SELECT r.a a, count() created, countIf(o.paid) paid, sumIf(o.x, o.paid) sales, sumIf(f.rf, o.paid) refunded,
  countIf(o.paid AND f.n1) n1, countIf(o.paid AND f.n2) n2, countIf(o.paid AND f.n3) n3, sum(v.bad) bad
FROM (SELECT * FROM k.o WHERE id IN (SELECT id FROM k.fruit WHERE inside)) o
ASOF JOIN (SELECT s, b, t, argMax(a, pos) a FROM k.m WHERE g GROUP BY s, b, t) r
  ON o.s = r.s AND o.b = r.b AND o.t > r.t
LEFT JOIN (
  SELECT order_id id, sum(amount_cents) rf, max(type = 'refund') n1, max(type = 'return') n2,
    max(type = 'exchange') n3
  FROM {refunds} GROUP BY order_id) f ON f.id = o.id
LEFT JOIN (SELECT order_id id, count() bad FROM {reviews} WHERE stars <= 2 GROUP BY order_id) v ON v.id = o.id
GROUP BY r.a
""".split(";"):
    run(statement)
text = str(run("""
SELECT s.a, s.n, s.replied, s.buyers, w.n, w.w, w.fn, w.fw, if(w.n > 0, toNullable(w.p90), NULL), c.n, e.created,
  e.paid, e.sales, e.refunded, e.n1, e.n2, e.n3, e.bad
FROM k.served s LEFT JOIN k.waits w ON w.a = s.a LEFT JOIN k.converted c ON c.a = s.a
LEFT JOIN k.earned e ON e.a = s.a
""", "JSONCompactEachRow"))
printing.write([json.loads(line) for line in text.splitlines() if line], month, out)
