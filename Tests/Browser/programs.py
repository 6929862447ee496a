"""Makes a token in a real browser, works with it as a program, sends a message out, and looks at the pages for barriers.

usage: programs.py KAOHE FOLDER     (FOLDER is made anew; screenshots are left in it)
"""

import json
import sys
import threading
import urllib.error
import urllib.request
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import served

FOLDER = Path(sys.argv[2])


class Robot(BaseHTTPRequestHandler):
    """Takes messages, as the robot of a group does."""

    taken = []

    def do_POST(self):
        Robot.taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"errcode": 0}')

    def log_message(self, *arguments):
        pass


def robot(company):
    """A robot on this machine, and a company that tells it what happens."""
    server = HTTPServer(("127.0.0.1", 0), Robot)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (company / "webhooks.yaml").write_text(
        "site: https://kaohe.example.com\nendpoints:\n  - {id: group, format: dingtalk, private: allowed}\n")
    (company / ".keys").mkdir(exist_ok=True)
    keys = company / ".keys/webhooks.yaml"
    keys.write_text(f'group: {{url: "http://127.0.0.1:{server.server_port}/robot", secret: SECx}}\n')
    keys.chmod(0o600)


def ask(base, token, path):
    request = urllib.request.Request(f"{base}/api/v1{path}", headers={"Authorization": f"Bearer {token}"})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def main():
    passwords = served.prepare(FOLDER)
    company = FOLDER / "company"
    robot(company)
    with served.served(company) as (base, browser):
        hr = served.Pages(browser, base, "H01", passwords["H01"], bypass_csp=True)
        page = hr.goto("/tokens")
        page.fill("#name", "工资系统")
        page.check('input[value="months:read"]')
        hr.shot(FOLDER, "token-form")
        hr.press("制作")
        hr.sees("只显示这一次")
        token = page.locator(".secret").inner_text()
        hr.shot(FOLDER, "token-made")
        assert ask(base, token, "/me")[1]["scopes"] == ["months:read"]
        assert ask(base, token, "/journal")[1]["code"] == "TOKEN-SCOPE"
        page.get_by_role("button", name="收回").click()
        hr.sees("已收回")
        assert ask(base, token, "/me")[0] == 401
        made = served.kaohe("access", "token", str(company), "--by", "F01", "--name", "工资系统", "--until",
                            str(date.today() + timedelta(days=30)), "--scope", "months:read")
        id, token = made.split()
        assert ask(base, token, "/me")[1]["employee"] == "F01"
        served.kaohe("access", "revoke", str(company), "--by", "F01", "--token", id)
        assert ask(base, token, "/me")[0] == 401
        served.kaohe("webhook", "test", str(company), "--by", "H01", "--endpoint", "group")
        Robot.taken.clear()
        page = hr.goto("/webhooks")
        page.get_by_role("button", name="测试").click()
        hr.sees("测试消息已送达")
        assert "测试消息" in Robot.taken[0]["markdown"]["title"]
        hr.goto("/")
        page.fill("#open", "2026-10")
        hr.press("开启")
        for _ in range(50):
            if len(Robot.taken) > 1:
                break
            page.wait_for_timeout(200)
        assert "2026-10 已开启" in Robot.taken[1]["markdown"]["title"], Robot.taken
        hr.goto("/webhooks")
        hr.sees("已送达")
        hr.shot(FOLDER, "webhooks")
        served.checked()
        for scheme in ("light", "dark"):
            looking = served.Pages(browser, base, "H01", passwords["H01"], color_scheme=scheme, bypass_csp=True)
            served.barriers(looking.context, base, ["/tokens", "/webhooks"] + ["/api"] * (scheme == "dark"))
    print(f"programs: {served.checks} passed, 0 failed")


main()
