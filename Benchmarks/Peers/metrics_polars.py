#!/usr/bin/env python3
"""The metrics job of the product, written for Polars: a peer that scripts/bench-metrics measures against.

usage: metrics_polars.py FOLDER YYYY-MM OUT.csv
"""
import datetime
import sys

import polars as pl

import printing

folder, month, out = sys.argv[1:4]
year, number = map(int, month.split("-"))
start = datetime.datetime(year, number, 1)
end = datetime.datetime(year + number // 12, number % 12 + 1, 1)
WINDOW = 86_400


def table(name, times):
    frame = pl.scan_csv(f"{folder}/{name}.csv", infer_schema=False)
    return frame.with_columns(
        pl.col(column).str.to_datetime("%Y-%m-%d %H:%M:%S", time_unit="ms") for column in times)


def seconds(column):
    return pl.col(column).dt.epoch("s")


m = (
    table("messages", ["sent_at"]).with_row_index("pos")
    .filter(pl.col("sender") != "robot", pl.col("sent_at") >= start, pl.col("sent_at") < end)
    .select(
        pl.col("conversation_id").alias("c"), pl.col("shop_id").alias("s"), pl.col("buyer_id").alias("b"),
        pl.col("agent_id").alias("a"), (pl.col("sender") == "agent").alias("g"), seconds("sent_at").alias("t"), "pos")
    .sort("c", "t", "pos").collect(engine="streaming"))
o = table("orders", ["created_at"]).select(
    pl.col("order_id").alias("id"), pl.col("shop_id").alias("s"), pl.col("buyer_id").alias("b"),
    seconds("created_at").alias("t"),
    (pl.col("paid_at").is_not_null() & (pl.col("paid_at") != "")).alias("paid"),
    pl.col("amount_cents").cast(pl.Int64).alias("x"),
    ((pl.col("created_at") >= start) & (pl.col("created_at") < end)).alias("inside")).collect(engine="streaming")
rf = table("refunds", []).group_by(pl.col("order_id").alias("id")).agg(
    pl.col("amount_cents").cast(pl.Int64).sum().alias("rf"),
    *[(pl.col("type") == kind).any().alias(kind) for kind in ("refund", "return", "exchange")]).collect()
rv = table("reviews", []).filter(pl.col("stars").cast(pl.Int32) <= 2).group_by(pl.col("order_id").alias("id")).agg(
    pl.len().alias("bad")).collect()

named = m.lazy().filter(pl.col("a").is_not_null() & (pl.col("a") != ""))
served = named.group_by("a").agg(
    pl.col("c").n_unique().alias("n"), pl.col("c").filter("g").n_unique().alias("replied"),
    pl.col("b").filter("g").n_unique().alias("buyers"))

# The rows are in order of conversation, time and place: a run begins where the row before is another conversation's
# or an agent's, and an agent's row right behind a buyer's of the same conversation answers it.
same = pl.col("c") == pl.col("c").shift(1)
behind_buyer = same & ~pl.col("g").shift(1)
responses = (
    m.lazy().with_columns(
        pl.when(~pl.col("g") & ~behind_buyer.fill_null(False)).then("t").forward_fill().alias("asked"),
        (pl.col("g") & behind_buyer.fill_null(False)).alias("answers"))
    .filter("answers")
    .select("a", (pl.col("t") - pl.col("asked")).alias("w"), (same.fill_null(False) == False).alias("first")))
waits = responses.group_by("a").agg(
    pl.len().alias("rn"), pl.col("w").sum().alias("rw"), pl.col("first").sum().alias("fn"),
    pl.col("w").filter("first").sum().alias("fw"),
    pl.col("w").sort().get((9 * pl.len().cast(pl.Int64) + 9) // 10 - 1).alias("p90"))

last = m.lazy().group_by("c").agg(
    pl.col("s").first(), pl.col("b").first(), pl.col("t").filter(~pl.col("g")).max().alias("l"))
fruit = last.join(o.lazy(), on=["s", "b"]).filter(
    pl.col("t") >= pl.col("l"), pl.col("t") <= pl.col("l") + WINDOW).select("c", "id", "inside").collect()
converted = named.join(fruit.lazy(), on="c", how="semi").group_by("a").agg(pl.col("c").n_unique().alias("cv"))
replies = m.lazy().filter("g").sort("pos").group_by("s", "b", "t").agg(pl.col("a").last()).sort("t")
earned = (
    o.lazy().join(fruit.lazy().filter("inside"), on="id", how="semi").sort("t")
    .join_asof(
        replies, on="t", by=["s", "b"], strategy="backward", allow_exact_matches=False, check_sortedness=False)
    .filter(pl.col("a").is_not_null())
    .join(rf.lazy(), on="id", how="left").join(rv.lazy(), on="id", how="left")
    .group_by("a").agg(
        pl.len().alias("cr"), pl.col("paid").sum().alias("pd"), pl.col("x").filter("paid").sum().alias("sa"),
        pl.col("rf").filter("paid").sum().alias("rf"),
        *[pl.col(kind).filter("paid").sum().alias(kind) for kind in ("refund", "return", "exchange")],
        pl.col("bad").sum().alias("bad")))
result = (
    served.join(waits, on="a", how="left").join(converted, on="a", how="left").join(earned, on="a", how="left")
    .with_columns(pl.exclude("a", "p90").fill_null(0))
    .select(
        "a", "n", "replied", "buyers", "rn", "rw", "fn", "fw", "p90", "cv", "cr", "pd", "sa", "rf", "refund",
        "return", "exchange", "bad")
    .collect(engine="streaming"))
printing.write(result.rows(), month, out)
