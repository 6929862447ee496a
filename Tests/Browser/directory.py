"""Signs in through a company's own directory: a real OpenID Connect provider on loopback.

usage: directory.py KAOHE FOLDER
"""

import socket
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import expect

import served

FOLDER = Path(sys.argv[2])


def provider():
    """The provider, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return process, f"http://127.0.0.1:{port}"
        time.sleep(0.1)
    sys.exit("failed: the provider does not answer")


def sign_in(browser, base, employee):
    """A page on which somebody comes back from the directory as `employee`."""
    page = browser.new_context().new_page()
    page.goto(base + "/sign-in")
    page.click("text=用 企业目录 登录")
    page.fill('input[name="sub"]', employee)
    page.locator('button[type="submit"], button').first.click()
    return page


def main():
    served.prepare(FOLDER)
    company = FOLDER / "company"
    directory, issuer = provider()
    try:
        (company / "sign-in.yaml").write_text(
            f"second_factor: [hr]\ndirectory: {{name: 企业目录, issuer: '{issuer}', client_id: kaohe}}\n")
        (company / ".keys").mkdir(exist_ok=True)
        (company / ".keys" / "directory.secret").write_text("secret\n")
        with served.served(company) as (base, browser):
            # HR has to set up a second factor after a password; who comes from the directory has the directory's.
            for employee in ("H01", "E05"):
                page = sign_in(browser, base, employee)
                expect(page.locator(".who summary")).to_contain_text(employee)
                expect(page.locator("body")).to_contain_text("待办")
                served.checked()
            page.reload()
            expect(page.locator(".who summary")).to_contain_text("E05")
            served.checked()
            page = sign_in(browser, base, "E99")
            expect(page.locator("body")).to_contain_text("DIRECTORY-STRANGER")
            served.checked()
            # An answer that was not asked for in this browser, and one that was used already.
            page = browser.new_context().new_page()
            page.goto(base + "/sign-in/company/back?state=x&code=y")
            expect(page.locator("body")).to_contain_text("DIRECTORY-FAILED")
            served.checked()
            answers = []
            page = browser.new_context().new_page()
            page.on("request", lambda request: answers.append(request.url) if "/back?" in request.url else None)
            page.goto(base + "/sign-in/company")
            page.fill('input[name="sub"]', "E05")
            page.locator('button[type="submit"], button').first.click()
            expect(page.locator(".who summary")).to_contain_text("E05")
            page.goto(answers[0])
            expect(page.locator("body")).to_contain_text("DIRECTORY-FAILED")
            served.checked()
            directory.terminate()
            directory.wait()
            page.goto(base + "/sign-in/company")
            expect(page.locator("body")).to_contain_text("联系不上")
            served.checked()
    finally:
        directory.terminate()
    print(f"directory: {served.checks} passed, 0 failed")


main()
