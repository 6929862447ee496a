#!/usr/bin/env python3
"""The metrics job of the product, written for DuckDB: the peer that scripts/bench-metrics measures against.

usage: metrics_duckdb.py FOLDER YYYY-MM OUT.csv [THREADS]
"""
import sys

import duckdb

import printing

folder, month, out = sys.argv[1:4]
connection = duckdb.connect()
if len(sys.argv) > 4:
    connection.execute(f"SET threads = {int(sys.argv[4])}")

TIMES = "columns = {%s}, header = true, quote = '\"'"


def table(name, columns):
    spec = ", ".join(f"'{column}': '{kind}'" for column, kind in columns)
    return f"read_csv('{folder}/{name}.csv', {TIMES % spec})"


messages = table("messages", [
    ("conversation_id", "VARCHAR"), ("shop_id", "VARCHAR"), ("buyer_id", "VARCHAR"), ("agent_id", "VARCHAR"),
    ("sender", "VARCHAR"), ("sent_at", "TIMESTAMP"), ("kind", "VARCHAR"), ("chars", "INTEGER")])
orders = table("orders", [
    ("order_id", "VARCHAR"), ("shop_id", "VARCHAR"), ("buyer_id", "VARCHAR"), ("created_at", "TIMESTAMP"),
    ("paid_at", "TIMESTAMP"), ("amount_cents", "BIGINT"), ("status", "VARCHAR")])
refunds = table("refunds", [
    ("refund_id", "VARCHAR"), ("order_id", "VARCHAR"), ("type", "VARCHAR"), ("created_at", "TIMESTAMP"),
    ("amount_cents", "BIGINT")])
reviews = table("reviews", [("order_id", "VARCHAR"), ("stars", "INTEGER"), ("created_at", "TIMESTAMP")])

connection.execute(f"""
CREATE TEMP TABLE m AS
SELECT conversation_id c, shop_id s, buyer_id b, agent_id a, sender = 'agent' AS g, epoch(sent_at)::BIGINT t, pos
FROM (SELECT *, row_number() OVER () AS pos FROM {messages})
WHERE sender <> 'robot' AND sent_at >= DATE '{month}-01' AND sent_at < DATE '{month}-01' + INTERVAL 1 MONTH;
CREATE TEMP TABLE o AS
SELECT order_id id, shop_id s, buyer_id b, epoch(created_at)::BIGINT t, paid_at IS NOT NULL AS paid, amount_cents x,
  created_at >= DATE '{month}-01' AND created_at < DATE '{month}-01' + INTERVAL 1 MONTH AS inside
FROM {orders};
CREATE TEMP TABLE served AS
SELECT a, count(DISTINCT c) n, count(DISTINCT c) FILTER (g) replied, count(DISTINCT b) FILTER (g) buyers
FROM m WHERE a <> '' AND a IS NOT NULL GROUP BY a;
CREATE TEMP TABLE runs AS
SELECT c, k, min(t) FILTER (NOT g) AS asked, max(t) FILTER (g) AS answered, max(a) FILTER (g) AS a
FROM (
  SELECT c, a, g, t, coalesce(sum(g::INTEGER) OVER (
    PARTITION BY c ORDER BY t, pos ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) k
  FROM m)
GROUP BY c, k;
CREATE TEMP TABLE responses AS
SELECT a, answered - asked AS w, row_number() OVER (PARTITION BY c ORDER BY k) = 1 AS is_first
FROM runs WHERE asked IS NOT NULL AND answered IS NOT NULL;
CREATE TEMP TABLE waits AS
SELECT a, count(*) n, sum(w) w, count(*) FILTER (is_first) fn, coalesce(sum(w) FILTER (is_first), 0) fw,
  quantile_disc(w, 0.9) p90
FROM responses GROUP BY a;
CREATE TEMP TABLE fruit AS
SELECT l.c, o.id, o.inside
FROM (SELECT c, any_value(s) s, any_value(b) b, max(t) FILTER (NOT g) t FROM m GROUP BY c) l
JOIN o ON o.s = l.s AND o.b = l.b AND o.t BETWEEN l.t AND l.t + 86400;
CREATE TEMP TABLE converted AS
SELECT a, count(DISTINCT c) n FROM m SEMI JOIN fruit USING (c) WHERE a <> '' AND a IS NOT NULL GROUP BY a;
CREATE TEMP TABLE credited AS
SELECT r.a, o.id, o.paid, o.x
FROM (SELECT * FROM o WHERE id IN (SELECT id FROM fruit WHERE inside)) o
ASOF JOIN (SELECT s, b, t, arg_max(a, pos) a FROM m WHERE g GROUP BY s, b, t) r
  ON o.s = r.s AND o.b = r.b AND o.t > r.t;
CREATE TEMP TABLE earned AS
SELECT a, count(*) created, count(*) FILTER (paid) paid, coalesce(sum(x) FILTER (paid), 0) sales,
  coalesce(sum(rf) FILTER (paid), 0) refunded, count(*) FILTER (paid AND n1) n1, count(*) FILTER (paid AND n2) n2,
  count(*) FILTER (paid AND n3) n3, coalesce(sum(bad), 0) bad
FROM credited
LEFT JOIN (
  SELECT order_id id, sum(amount_cents) rf, bool_or(type = 'refund') n1, bool_or(type = 'return') n2,
    bool_or(type = 'exchange') n3
  FROM {refunds} GROUP BY order_id) USING (id)
LEFT JOIN (SELECT order_id id, count(*) bad FROM {reviews} WHERE stars <= 2 GROUP BY order_id) USING (id)
GROUP BY a;
""")
rows = connection.execute("""
SELECT s.a, s.n, s.replied, s.buyers, coalesce(w.n, 0), coalesce(w.w, 0), coalesce(w.fn, 0), coalesce(w.fw, 0), w.p90,
  coalesce(c.n, 0), coalesce(e.created, 0), coalesce(e.paid, 0), coalesce(e.sales, 0), coalesce(e.refunded, 0),
  coalesce(e.n1, 0), coalesce(e.n2, 0), coalesce(e.n3, 0), coalesce(e.bad, 0)
FROM served s LEFT JOIN waits w USING (a) LEFT JOIN converted c USING (a) LEFT JOIN earned e USING (a)
""").fetchall()
printing.write(rows, month, out)
