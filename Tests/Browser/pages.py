"""Lives a month on the pages in a real browser, as each role, and looks at every page for barriers (axe).

usage: pages.py KAOHE FOLDER     (FOLDER is made anew; screenshots are left in it)
"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

KAOHE, FOLDER = sys.argv[1], Path(sys.argv[2])
COMPANY = FOLDER / "company"
SCHEMES = ["monthly-100", "rewards-penalties", "competency-15", "weighted-targets"]
PEOPLE = ["H01", "S01", "F01", "E01", "A01"]
MONTH = "/months/2026-10"
checks = 0


def kaohe(*arguments, codes=(0,)):
    run = subprocess.run([KAOHE, *arguments], capture_output=True, text=True)
    assert run.returncode in codes, (arguments, run.stderr)
    return run.stdout


def prepare():
    """The demo company with its schemes published, its October opened, and a password for each role."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    kaohe("demo", str(COMPANY))
    for scheme in SCHEMES:
        kaohe("scheme", "add", str(COMPANY), f"{COMPANY}/schemes/{scheme}.yaml", "--by", "H01")
        kaohe("scheme", "publish", str(COMPANY), "--by", "H01", "--version", scheme, "--discussed", "2025-12-01",
              "--consulted", "工会", "--made-known", "2025-12-10", "--how", "公告栏", "--acknowledge", "CLIFF",
              "--acknowledge", "LAW-FINE")
    names = [word for person in PEOPLE for word in ("--employee", person)]
    given = kaohe("access", "give", str(COMPANY), "--by", "H01", "--lasting", *names)
    return dict(line.split() for line in given.splitlines())


class Pages:
    """What one person sees."""

    def __init__(self, browser, base, who, password, **options):
        self.base, self.who = base, who
        self.context = browser.new_context(**options)
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: dialog.accept())
        self.page.on("pageerror", lambda error: fail(f"{who}: {error}"))
        self.page.on("console", lambda line: fail(f"{who}: {line.text}") if "Content Security" in line.text else None)
        self.page.goto(base + "/sign-in")
        self.page.fill("#employee", who)
        self.page.fill("#password", password)
        self.page.click("button.main")
        expect(self.page.locator(".who summary")).to_contain_text(who)

    def goto(self, path):
        self.page.goto(self.base + path)
        return self.page

    def sees(self, text):
        global checks
        expect(self.page.locator("body")).to_contain_text(text)
        checks += 1

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def shot(self, name):
        self.page.screenshot(path=FOLDER / f"{name}.png", full_page=True)


def fail(text):
    sys.exit(f"failed: {text}")


def barriers(context, base, paths):
    """Every page, in the colours of the context, has nothing that keeps somebody from using it."""
    global checks
    page = context.new_page()
    for path in paths:
        page.goto(base + path)
        found = Axe().run(page).response
        assert found["passes"], path
        for violation in found["violations"]:
            fail(f"{path}: {violation['id']} {violation['nodes'][0]['html']}")
        checks += 1


def month(browser, base, passwords):
    hr = Pages(browser, base, "H01", passwords["H01"])
    hr.sees("待办")
    hr.page.fill("#open", "2026-10")
    hr.press("开启")
    hr.sees("已开启 2026-10")
    hr.press("计算月份")
    hr.sees("得分分布")
    hr.shot("month")

    # One rating is still missing; it is given on the grid, and another is changed, which needs a reason.
    assessor = Pages(browser, base, "S01", passwords["S01"])
    page = assessor.goto(MONTH + "/rating")
    expect(page.locator("[data-left]")).to_have_text("1")
    page.select_option('select[name="rate:E07:overall"]', "标准")
    expect(page.locator("[data-left]")).to_have_text("0")
    overall = page.locator('select[name="rate:E01:overall"]')
    before = overall.input_value()
    overall.select_option("一般")
    expect(page.locator("[data-status]")).to_contain_text("理由")
    expect(overall).to_have_value(before)
    page.fill('input[name="why:E01"]', "复核后改评")
    overall.select_option("一般")
    expect(page.locator("[data-status]")).to_have_text("已保存")
    overall.focus()
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.name") == "rate:E01:initiative"
    page.keyboard.press("Control+z")
    expect(overall).to_have_value(before)
    expect(page.locator("[data-status]")).to_have_text("已撤回")
    assessor.shot("rating")

    hr.goto(MONTH)
    hr.press("进入评审")
    hr.sees("评审中")
    finance = Pages(browser, base, "F01", passwords["F01"])
    finance.goto(MONTH)
    finance.press("财务签字")
    finance.sees("财务已签字")
    hr.goto(MONTH + "/sheets")
    hr.shot("sheets")
    hr.press("审定")
    hr.sees("审定了")
    hr.press("公布月份")
    hr.sees("已公布")

    agent = Pages(browser, base, "E01", passwords["E01"], viewport={"width": 390, "height": 844})
    page = agent.goto(MONTH + "/sheets/E01")
    page.click("#item-conversion summary")
    agent.sees("试过的档")
    agent.shot("sheet-phone")
    page.click('.deeds summary:has-text("申诉")')
    page.select_option("#appeal-item", "overall")
    page.fill("#statement", "带新人是安排的 <b>x</b>")
    agent.press("提交申诉")
    agent.sees("带新人是安排的 <b>x</b>")

    page = hr.goto(MONTH + "/sheets/E01")
    page.select_option('select[name="outcome"]', "rejected")
    page.fill('textarea[name="reasons"]', "评分有据")
    hr.press("裁决")
    hr.sees("已裁决")
    hr.shot("sheet")
    agent.goto(MONTH + "/sheets/E01")
    agent.press("我已阅知并确认")
    agent.sees("已确认")

    auditor = Pages(browser, base, "A01", passwords["A01"])
    auditor.goto("/journal?month=2026-10")
    auditor.sees("裁决申诉")
    auditor.press("校验全部记录")
    auditor.sees("一切与日志相符")
    auditor.shot("verified")


def main():
    passwords = prepare()
    server = subprocess.Popen([KAOHE, "serve", str(COMPANY), "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        base = re.search(r"http://\S+(?<!/)", server.stdout.readline()).group(0)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            month(browser, base, passwords)
            for scheme in ("light", "dark"):
                options = {"color_scheme": scheme, "bypass_csp": True}
                hr = Pages(browser, base, "H01", passwords["H01"], **options)
                barriers(hr.context, base, ["/", MONTH, MONTH + "/sheets", MONTH + "/sheets/E08", "/journal", "/schemes",
                                            "/people", "/password", "/nowhere"])
                assessor = Pages(browser, base, "S01", passwords["S01"], **options)
                barriers(assessor.context, base, [MONTH + "/rating", MONTH + "/sheets/E01"])
            browser.close()
    finally:
        server.terminate()
    print(f"pages: {checks} passed, 0 failed")


main()
