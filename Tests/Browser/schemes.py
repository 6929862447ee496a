"""Writes a scheme in a real browser: its findings come beside the lines, it is tried, saved, published and noted; and
finance confirms the sales of a month.

usage: schemes.py KAOHE FOLDER     (FOLDER is made anew; screenshots are left in it)
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import expect

import served

FOLDER = Path(sys.argv[2])
MONTH = "/months/2026-10"


def editor(hr):
    page = hr.goto("/schemes/edit?from=monthly-100")
    text = page.locator("#text")
    expect(page.locator("[data-gutter] span").first).to_have_text("1")
    good = text.input_value().replace("effective: 2016-01", "effective: 2026-12")
    text.fill(good.replace("of: bad_reviews, points: 2", "of: bad_reviewz, points: 5"))
    wrong = page.locator(".findings .wrong")
    expect(wrong).to_contain_text("UNKNOWN-NAME")
    expect(page.locator("[data-summary]")).to_contain_text("1 个错误")
    line = re.search(r"\d+", wrong.locator("b").inner_text()).group(0)
    expect(page.locator("[data-gutter] .wrong")).to_have_text(line)
    hr.shot(FOLDER, "editor")

    # F8 goes to the next line at which something is wrong, and a finding leads to its own.
    text.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    here = "document.activeElement.value.slice(0, document.activeElement.selectionStart).split('\\n').length"
    assert page.evaluate(here) == int(line), page.evaluate(here)
    page.keyboard.press("Control+Home")
    wrong.locator("a").click()
    assert page.evaluate(here) == int(line)
    served.checked()

    text.fill(good.replace("of: bad_reviews, points: 2", "of: bad_reviews, points: 5"))
    expect(page.locator("[data-summary]")).to_contain_text("0 个错误")
    hr.press("试算")
    hr.sees("如果 2026-10 用的是这个方案")
    expect(page.locator("#trial .fall").first).to_be_visible()
    hr.shot(FOLDER, "trial")
    hr.press("预览文档和差异")
    hr.sees("差评数，每次扣 5 分，扣完为止")
    hr.press("存为新草案")
    hr.sees("已存为草案")
    address = page.url[len(hr.base):]

    for box in page.locator('input[name="finding"]').all():
        box.check()
    page.fill("#discussed", "2026-01-05")
    page.fill("#consulted", "工会")
    page.fill("#known", "2026-01-06")
    page.fill("#how", "公告栏")
    page.get_by_role("button", name="公布", exact=True).click()
    hr.sees("已公布，从 2026-12 起生效")
    hr.shot(FOLDER, "scheme")
    hr.page.get_by_role("link", name="看差异").first.click()
    hr.sees("规则的变化")
    hr.shot(FOLDER, "compare")
    return address


def main():
    passwords = served.prepare(FOLDER)
    company = str(FOLDER / "company")
    served.kaohe("open", company, "--by", "H01", "--month", "2026-10")
    served.kaohe("compute", company, "--by", "H01", "--month", "2026-10", codes=(0, 3))
    with served.served(FOLDER / "company") as (base, browser):
        hr = served.Pages(browser, base, "H01", passwords["H01"])
        address = editor(hr)

        agent = served.Pages(browser, base, "E01", passwords["E01"], viewport={"width": 390, "height": 844})
        agent.goto(address)
        agent.sees("每次扣 5 分")
        agent.press("我已知悉")
        agent.sees("已知悉")
        agent.goto(address)
        agent.shot(FOLDER, "scheme-phone")

        finance = served.Pages(browser, base, "F01", passwords["F01"])
        page = finance.goto(MONTH + "/sales")
        page.locator('input[name^="gross:"]').first.fill("12345.60")
        finance.press("按所填核对")
        finance.sees("核对了")
        expect(page.locator('input[name^="gross:"]').first).to_have_value("12345.60")
        finance.shot(FOLDER, "sales")
        finance.press("财务签字")
        finance.goto(MONTH + "/sales")
        finance.sees("财务已签字：F01")

        # The colours of both are looked at where there are many of them.
        for scheme, paths in [
            ("light", ["/schemes", "/schemes/edit", address, MONTH + "/papers", "/people/E01",
                       "/people/changes/paste", "/people/changes/accounts"]),
            ("dark", ["/schemes/edit?from=monthly-100"]),
        ]:
            options = {"color_scheme": scheme, "bypass_csp": True}
            hr = served.Pages(browser, base, "H01", passwords["H01"], **options)
            served.barriers(hr.context, base, paths)
        finance = served.Pages(browser, base, "F01", passwords["F01"], color_scheme="dark", bypass_csp=True)
        served.barriers(finance.context, base, [MONTH + "/sales"])
    print(f"schemes: {served.checks} passed, 0 failed")


main()
