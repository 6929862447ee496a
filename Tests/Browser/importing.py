"""Files by way of the pages in a real browser: two are dropped, one of no known kind gets its columns a meaning, a
connection breaks and the file goes on, and the server's memory does not follow the size of a file.

usage: importing.py KAOHE FOLDER     (FOLDER is made anew; screenshots are left in it)
"""

import os
import re
import sys
import time
from pathlib import Path

from playwright.sync_api import expect

import served

FOLDER = Path(sys.argv[2])
PAGE = "/months/2026-10/import"
# MiB of the file by which the server's memory is looked at.
SIZE = int(os.environ.get("KAOHE_LARGE", "80"))
DROP = """([zone, files]) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name, { lastModified: 1 }));
  document.querySelector(zone).dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
}"""
# A file of so many MiB is made in the browser; nothing of it is kept there but one piece that repeats.
LARGE = """([megabytes]) => {
  const line = "order_id,shop_id,buyer_id\\n";
  const piece = new Blob([line.repeat(Math.ceil(1048576 / line.length)).slice(0, 1048576)]);
  const data = new DataTransfer();
  data.items.add(new File(Array(megabytes).fill(piece), "large.csv", { lastModified: 1 }));
  const picker = document.querySelector("#files");
  picker.files = data.files;
  picker.dispatchEvent(new Event("change"));
}"""


def resident():
    """The server's memory in MiB."""
    pids = [pid for pid in os.listdir("/proc") if pid.isdigit()]
    for pid in pids:
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue
        if b"serve" in command and str(FOLDER / "company").encode() in command:
            return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) // 1024
    return 0


def importing(hr):
    page = hr.goto(PAGE)
    orders = (FOLDER / "company/inbox/2026-10/orders.csv").read_text()
    own = "流水,何时,实付额,收货人\n" + "".join(f"L{n},2026-10-{n % 28 + 1:02} 12:00:00,12.50,某人\n" for n in range(40))
    (FOLDER / "company/inbox/2026-10/orders.csv").unlink()
    page.select_option("#shop", "shop1")
    page.evaluate(DROP, [".intake-drop", [["十月订单.csv", orders], ["自己的表.csv", own]]])
    expect(page.locator("text=不认识的文件")).to_be_visible(timeout=15_000)
    hr.sees("标准文件 orders.csv")
    hr.shot(FOLDER, "recognised")

    page.click("a:has-text('指定各列')")
    hr.sees("隐私，不采集")
    for field, column in [("order_id", "流水"), ("created_at", "何时"), ("amount_cents", "实付额"), ("buyer_id", "")]:
        page.select_option(f'select[name="column:{field}"]', column)
    hr.shot(FOLDER, "mapping")
    page.fill("#id", "own-table")
    hr.press("保存并重新读取")
    hr.sees("已保存为“own-table”")
    expect(page.locator("tr", has_text="自己的表.csv")).to_contain_text("采用 40", timeout=15_000)
    hr.press("导入所选文件")
    expect(page.locator("section", has_text="上次导入的结果")).to_contain_text("已导入", timeout=15_000)
    expect(page.locator("section", has_text="已导入").last).to_contain_text("十月订单.csv")
    hr.shot(FOLDER, "imported")
    served.checked()

    # The connection breaks within a file: the second piece never arrives. The page tries again, and goes on.
    pieces = []

    def broken(route):
        pieces.append(route.request.url)
        route.abort() if len(pieces) == 2 else route.continue_()

    page.route("**/bytes?offset=*", broken)
    page.evaluate(LARGE, [12])
    expect(page.locator("tr", has_text="large.csv")).to_contain_text("12 MiB", timeout=20_000)
    offsets = [int(url.rsplit("=", 1)[1]) >> 20 for url in pieces]
    assert offsets == [0, 4, 4, 8], offsets
    page.unroute("**/bytes?offset=*")
    served.checked()

    # A page that is loaded anew knows how far a file is; choosing it again goes on.
    page.locator("tr", has_text="large.csv").get_by_role("button", name="丢弃").click()
    hr.sees("已丢弃 large.csv")
    page.route("**/bytes?offset=8388608", lambda route: route.abort())
    page.evaluate(LARGE, [12])
    expect(page.locator("[data-sending]")).to_contain_text("正在重试", timeout=10_000)
    page.unroute("**/bytes?offset=8388608")
    hr.page.context.route("**/*", lambda route: route.continue_())
    page = hr.goto(PAGE)
    hr.sees("只传到 66%")
    page.evaluate(LARGE, [12])
    expect(page.locator("tr", has_text="large.csv")).not_to_contain_text("只传到", timeout=20_000)
    served.checked()


def memory(hr):
    """The server's memory while a large file comes in: what was sent is on the disk and nowhere else."""
    page = hr.goto(PAGE)
    page.locator("tr", has_text="large.csv").get_by_role("button", name="丢弃").click()
    hr.sees("已丢弃")
    before, most = resident(), 0
    page.evaluate(LARGE, [SIZE])
    deadline = time.monotonic() + 60
    while page.locator("[data-sending] li").count() and time.monotonic() < deadline:
        most = max(most, resident())
        page.wait_for_timeout(100)
    print(f"importing: resident {before} MiB before, at most {most} MiB while {SIZE} MiB came in")
    assert before and most - before < SIZE // 4, (before, most)
    served.checked()


def main():
    passwords = served.prepare(FOLDER)
    company = FOLDER / "company"
    served.kaohe("open", str(company), "--by", "H01", "--month", "2026-10")
    with served.served(company) as (base, browser):
        hr = served.Pages(browser, base, "H01", passwords["H01"])
        importing(hr)
        for scheme in ("light", "dark"):
            other = served.Pages(browser, base, "H01", passwords["H01"], color_scheme=scheme, bypass_csp=True)
            served.barriers(other.context, base, [PAGE] + ["/months/2026-10/reconciliation"] * (scheme == "light"))
        phone = served.Pages(browser, base, "H01", passwords["H01"], viewport={"width": 390, "height": 844})
        phone.goto(PAGE)
        phone.shot(FOLDER, "phone")
        assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
        memory(hr)
    print(f"importing: {served.checks} passed, 0 failed")


main()
