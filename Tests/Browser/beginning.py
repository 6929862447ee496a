"""From an empty folder to the first scores in a real browser, as somebody who never saw a command line.

usage: beginning.py KAOHE FOLDER     (FOLDER is made anew; screenshots are left in it)
"""

import csv
import re
import shutil
import subprocess
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

import served

FOLDER = Path(sys.argv[2])
PASSWORD = "四季轮回-都要认真考核"
DEPARTMENTS = {"ecommerce": "电子商务部", "aftersales": "售后服务部", "administration": "行政部"}


def people(model):
    """The demo's people as a spreadsheet has them on the clipboard."""
    rows = list(csv.DictReader((model / "people.csv").open()))
    lines = ["工号\t姓名\t部门\t岗位\t角色\t考核人\t入职日期\t转正日期\t离职日期\t月薪\t绩效工资\t销售目标"]
    for row in rows:
        yuan = [row[name] and f"{int(row[name]) // 100}" for name in
                ("monthly_wage_cents", "performance_pay_cents", "sales_target_cents")]
        lines.append("\t".join([row["employee_id"], row["name"], DEPARTMENTS[row["department"]], row["post"], row["role"],
                                row["assessor_id"], row["hired_on"], row["confirmed_on"], row["left_on"], *yuan]))
    return "\n".join(lines)


def clear(page):
    """No barrier on the page."""
    found = Axe().run(page).response
    for violation in found["violations"]:
        served.fail(f"{page.url}: {violation['id']} {violation['nodes'][0]['html']}")
    served.checked()


def beginning(page, address, model):
    shot = lambda name: page.screenshot(path=FOLDER / f"{name}.png", full_page=True)
    page.goto(address)
    page.get_by_role("button", name="开始").click()
    expect(page.locator("h1")).to_have_text("建立公司")
    clear(page)
    shot("company")
    for field, text in [("name", "某某家居公司"), ("wage", "2,500"), ("founder", "H01"), ("founder-name", "人事一"), ("password", PASSWORD),
                        ("again", PASSWORD)]:
        page.fill(f"#{field}", text)
    page.get_by_role("button", name="下一步").click()

    text = people(model)
    page.fill("#list", text.replace("E03\t孙丙\t电子商务部", "E03\t孙丙\t"))
    page.get_by_role("button", name="查看").click()
    expect(page.locator("#preview")).to_contain_text("1 行有错")
    expect(page.locator("tr.start-bad")).to_contain_text("PASTED-DEPARTMENT")
    clear(page)
    shot("people")
    page.fill("#list", text)
    page.get_by_role("button", name="查看").click()
    page.get_by_role("button", name="下一步").click()
    page.fill("#list", "账号\t店铺\t工号\t起\t止\n" + "\n".join(
        line.replace(",", "\t") for line in (model / "accounts.csv").read_text().splitlines()[1:]))
    page.get_by_role("button", name="查看").click()
    page.get_by_role("button", name="下一步").click()
    expect(page.locator("h1")).to_contain_text("哪个方案")
    page.get_by_label("另加").first.check()
    clear(page)
    shot("schemes")
    page.get_by_role("button", name="下一步").click()
    page.fill("#month", "2026-10")
    for field, text in [("discussed", "2026-01-05"), ("consulted", "职工代表"), ("known", "2026-01-10"), ("how", "公告栏")]:
        page.fill(f"#{field}", text)
    page.get_by_label("提醒都看过了").check()
    clear(page)
    shot("finish")
    page.get_by_role("button", name="公布并开启月份").click()
    expect(page.locator(".who summary")).to_contain_text("H01", timeout=30_000)
    shot("home")

    page.get_by_role("link", name="导入文件并计算").click()
    events = [name for name in sorted((model / "inbox/2026-10").glob("*.csv")) if name.name not in (
        "assessments.csv", "vetoes.csv", "omissions.csv", "waivers.csv", "standing.csv", "goals.csv")]
    page.set_input_files("#files", events)
    expect(page.get_by_role("link", name="逐列查看")).to_have_count(len(events), timeout=20_000)
    page.get_by_role("button", name="导入所选文件").click()
    expect(page.locator("section", has_text="上次导入的结果")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="计算月份").click()
    expect(page.locator("body")).to_contain_text("已计算", timeout=20_000)
    served.checked()
    # 综合表现 is rated by the supervisor; everything that is computed is there before anybody rated.
    page.goto(re.match(r"http://[^/]+", address).group(0) + "/months/2026-10/sheets/E08")
    expect(page.locator("#item-conversion")).to_contain_text("5.00")
    shot("sheet")
    served.checked()


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    model = FOLDER / "model"
    served.kaohe("demo", str(model))
    server = subprocess.Popen([served.KAOHE, "serve", str(FOLDER / "company"), "--port", "0"], stdout=subprocess.PIPE,
                              text=True)
    try:
        address = re.search(r"http://\S+", server.stdout.readline()).group(0)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_context(bypass_csp=True).new_page()
            page.on("pageerror", lambda error: served.fail(str(error)))
            beginning(page, address, model)
            late = browser.new_context().new_page()
            assert late.goto(address).status == 404
            served.checked()
            browser.close()
    finally:
        server.terminate()
    print(f"beginning: {served.checks} passed, 0 failed")


main()
