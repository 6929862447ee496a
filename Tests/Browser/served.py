"""What every test in a browser stands on: the demo company served, and what one person sees of it."""

import re
import shutil
import subprocess
import sys
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

KAOHE = sys.argv[1]
SCHEMES = ["monthly-100", "rewards-penalties", "competency-15", "weighted-targets"]
PEOPLE = ["H01", "S01", "F01", "E01", "A01"]
checks = 0


def checked():
    """Counts what was looked at and found right."""
    global checks
    checks += 1


def fail(text):
    sys.exit(f"failed: {text}")


def kaohe(*arguments, codes=(0,)):
    run = subprocess.run([KAOHE, *arguments], capture_output=True, text=True)
    assert run.returncode in codes, (arguments, run.stderr)
    return run.stdout


def prepare(folder):
    """The demo company in a folder made anew, with its schemes published, and a password for each role."""
    company = folder / "company"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    kaohe("demo", str(company))
    for scheme in SCHEMES:
        kaohe("scheme", "add", str(company), f"{company}/schemes/{scheme}.yaml", "--by", "H01")
        kaohe("scheme", "publish", str(company), "--by", "H01", "--version", scheme, "--discussed", "2025-12-01",
              "--consulted", "工会", "--made-known", "2025-12-10", "--how", "公告栏", "--acknowledge", "CLIFF",
              "--acknowledge", "LAW-FINE")
    names = [word for person in PEOPLE for word in ("--employee", person)]
    given = kaohe("access", "give", str(company), "--by", "H01", "--lasting", *names)
    return dict(line.split() for line in given.splitlines())


@contextmanager
def serving(company, *options):
    """A company served at an address."""
    server = subprocess.Popen([KAOHE, "serve", str(company), "--port", "0", *options], stdout=subprocess.PIPE, text=True)
    try:
        yield re.search(r"http://\S+(?<!/)", server.stdout.readline()).group(0)
    finally:
        server.terminate()


@contextmanager
def served(company, *options):
    """The pages of a company at an address, and a browser to look at them."""
    with serving(company, *options) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield base, browser
        browser.close()


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
        expect(self.page.locator("body")).to_contain_text(text)
        checked()

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def shot(self, folder, name):
        self.page.screenshot(path=folder / f"{name}.png", full_page=True)


def barriers(context, base, paths):
    """Every page, in the colours of the context, has nothing that keeps somebody from using it."""
    page = context.new_page()
    for path in paths:
        page.goto(base + path)
        found = Axe().run(page).response
        assert found["passes"], path
        for violation in found["violations"]:
            fail(f"{path}: {violation['id']} {violation['nodes'][0]['html']}")
        checked()
