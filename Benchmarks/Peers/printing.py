"""The printed form of a month's metrics, shared by the peers that scripts/bench-metrics measures against."""

COLUMNS = (
    "agent_id,month,consultations,replied,buyers,responses,resp_sum_s,avg_resp_ms,first_responses,first_resp_sum_s,"
    "avg_first_resp_ms,p90_resp_s,converted,conv_rate_bp,orders_created,orders_paid,pay_rate_bp,sales_cents,"
    "refund_cents,net_cents,aov_cents,refund_orders,return_orders,exchange_orders,refund_rate_bp,return_rate_bp,"
    "exchange_rate_bp,bad_reviews")


def quotient(above, below, scale):
    return "" if below == 0 else (2 * above * scale + below) // (2 * below)


def write(rows, month, out):
    """Rows: agent, consultations, replied, buyers, responses, seconds, first responses, their seconds, p90 or None,
    converted, orders created, orders paid, sales, refunds, refund, return and exchange orders, bad reviews."""
    with open(out, "w", newline="", encoding="utf-8") as file:
        file.write(COLUMNS + "\n")
        for row in sorted(rows, key=lambda row: row[0].encode()):
            a, n, replied, buyers, rn, rw, fn, fw, p90, cv, cr, pd, sa, rf, n1, n2, n3, bad = (
                int(x) if i and x is not None else x for i, x in enumerate(row))
            line = [
                a, month, n, replied, buyers, rn, rw, quotient(rw, rn, 1000), fn, fw, quotient(fw, fn, 1000),
                "" if p90 is None else p90, cv, quotient(cv, n, 10000), cr, pd, quotient(pd, cr, 10000), sa, rf,
                sa - rf, quotient(sa, pd, 1), n1, n2, n3, quotient(n1, pd, 10000), quotient(n2, pd, 10000),
                quotient(n3, pd, 10000), bad]
            file.write(",".join(map(str, line)) + "\n")
