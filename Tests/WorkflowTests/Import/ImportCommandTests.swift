import Exact
import Foundation
import Intake
import Testing
import Wording
import Workflow

@Suite("kaohe import as a person uses it")
struct ImportCommandTests {
  let company: ImportCompany

  init() throws {
    company = try ImportCompany()
  }

  private func run(_ arguments: String..., language: String? = "en") throws -> CommandRun {
    try CommandRun(list: ["import", company.folder] + arguments, language: language)
  }

  @Test(
    "a preview shows what the file is and why, every column, the first rows, and what is left out; nothing is stored")
  func preview() throws {
    let path = try company.file(
      "export.csv",
      "导出时间：2026-11-01\n单号,买家,姓名,手机,下单,付款,金额,退款,备注1,渠道\n"
        + "o1,买家甲,某某某,13800000000,2026-10-05 11:00:00,,\"￥1,234.50\",,急,网店\n汇总,,,,,,1234.50,,,\n"
        + "o2,买家乙,某某某,13800000000,2026-11-01 11:00:00,,二元,,,\n")
    let before = company.everything(in: "").keys.sorted()
    let shown = try run(path, "--month", "2026-10", "--shop", "s1", "--preview")
    #expect(shown.code == 1)
    for text in [
      "CSV · UTF-8 · Small shop orders [shop-orders]", "header  row 2", "because  单号, 买家, 下单, 付款, 金额",
      "→ orders.order_id, refunds.refund_id, refunds.order_id", "id → pseudonym", "yuan → fen", "given: shop",
      "private, not taken  姓名, 手机, 备注1", "not taken  渠道", "a row goes by  单号", "rows that are no data  单号 = 汇总",
      "row 3  单号=o1 下单=2026-10-05 11:00:00", "金额=￥1,234.50", "amount_cents=123450", "buyer_id=~",
      "rows  3: 1 taken, 1 no data (totals and the like), 1 rejected", "period  2026-10-05 11:00:00",
      "only looked at, nothing was stored",
    ] {
      #expect(shown.said.contains(text), "\(text)\n\(shown.said)")
    }
    #expect(shown.complained.contains("export.csv:5:7: error FIELD-NOT-A-NUMBER"))
    for secret in ["某某某", "13800000000", "买家甲", "=急"] {
      #expect(!shown.said.contains(secret) && !shown.complained.contains(secret), "\(secret)")
    }
    #expect(company.everything(in: "").keys.sorted() == before)
    let chinese = try run(path, "--month", "2026-10", "--shop", "s1", "--preview", language: nil)
    for text in ["认定  CSV · UTF-8 · 小店订单 [shop-orders]", "隐私，不采集  姓名、手机、备注1", "元 → 分", "仅预览，未保存"] {
      #expect(chinese.said.contains(text), "\(text)\n\(chinese.said)")
    }
  }

  @Test(
    "accounts are told apart into those of accounts.csv and others with the nearest name; months outside are counted")
  func accounts() throws {
    let path = try company.file(
      "chat.csv",
      "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at\nc1,s1,b1,a1,buyer,2026-10-05 10:00:00\n"
        + "c2,s1,b1,a12,buyer,2026-09-30 10:00:00\n")
    let shown = try run(path, "--month", "2026-10", "--preview")
    #expect(shown.code == 0)
    for text in [
      "canonical messages.csv", "2, of which 1 are in accounts.csv", "known  a1→E1",
      "not in accounts.csv  a12 (1 rows)", "2026-09 1 rows (outside)",
    ] {
      #expect(shown.said.contains(text), "\(text)\n\(shown.said)")
    }
  }

  @Test("an unknown file is answered with the nearest mapping, which can be saved and serves from then on")
  func unknown() throws {
    let path = try company.file("u.csv", "单号码,购买人,成交时间,实付款,收货地址\nk1,b1,2026-10-05 11:00:00,12.5,某地\n")
    let shown = try run(path, "--month", "2026-10", "--shop", "s1", "--preview")
    #expect(shown.code == 1 && shown.complained.contains("error DIALECT-"))
    #expect(shown.said.contains("unknown columns  单号码, 购买人, 成交时间, 实付款, 收货地址"))
    #expect(shown.said.contains("--as orders.csv") && shown.said.contains("--map order_id=单号码"))
    let mapping = [
      path, "--month", "2026-10", "--shop", "s1", "--save-dialect", "my-orders", "--as", "orders.csv", "--map",
      "order_id=单号码", "--map", "buyer_id=购买人", "--map", "created_at=成交时间", "--map", "paid_at=成交时间", "--map",
      "status=:done",
    ]
    let missing = try CommandRun(list: ["import", company.folder] + mapping + ["--map", "amount_cents=实付"])
    #expect(missing.code == 1 && missing.complained.contains("MAPPING-COLUMN-UNKNOWN"))
    #expect(missing.complained.contains("Did you mean \"实付款\"?"))
    let nothing = try CommandRun(list: ["import", company.folder] + mapping + ["--map", "amount_cents=购买人"])
    #expect(nothing.code == 1 && nothing.complained.contains("DIALECT-TAKES-NOTHING"))
    let dialect = company.folder + "/dialects/my-orders.yaml"
    #expect(!FileManager.default.fileExists(atPath: dialect))
    let whole = mapping + ["--map", "amount_cents=实付款"]
    let saved = try CommandRun(list: ["import", company.folder] + whole)
    #expect(saved.code == 0, "\(saved.complained)")
    #expect(saved.said.contains("The dialect was saved: \(dialect)"))
    #expect(try String(contentsOfFile: dialect, encoding: .utf8).contains("private: [\"收货地址\"]"))
    // Never written over, not even a built-in one.
    let twice = try CommandRun(list: ["import", company.folder] + whole)
    #expect(twice.code == 1 && twice.complained.contains("DIALECT-TAKEN"))
    let builtIn = try CommandRun(
      list: ["import", company.folder] + whole.map { $0 == "my-orders" ? "taobao-orders" : $0 })
    #expect(builtIn.code == 1 && builtIn.complained.contains("DIALECT-TAKEN"))
    let taken = try run(path, "--month", "2026-10", "--shop", "s1")
    #expect(taken.code == 0 && taken.said.contains("my-orders") && taken.said.contains("1 taken"))
    #expect(try company.metrics(try company.company.run(), "a1")["sales_cents"] == "1250")
  }

  @Test("the command that a preview proposes can be run as it is printed, the shop included, and reads the file")
  func proposal() throws {
    let path = try company.file(
      "u.csv",
      "订单编号,总金额,买家实际支付金额,收货地址,订单创建时间,订单付款时间\n1,178.8,0.0,甲地,2026-10-20 00:00:00,\n2,21.0,21.0,乙地,2026-10-20 23:59:54,2026-10-21 00:00:02\n"
    )
    let shown = try run(path, "--month", "2026-10", "--preview")
    let lines = shown.said.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let first = try #require(lines.firstIndex { $0.hasPrefix("kaohe import ") })
    let printed = lines[first...].prefix { $0.hasPrefix("kaohe") || $0.hasPrefix("--") }.joined(separator: " ")
    #expect(printed.contains("--shop s1") && shown.said.contains("known: s1, s2"))
    let words = printed.replacing("\\", with: " ").split(separator: " ").dropFirst().map(String.init)
    let saved = try CommandRun(list: words)
    #expect(saved.code == 0, "\(printed)\n\(saved.complained)")
    #expect(saved.said.contains("2 taken"))
    // Nothing of what is not used is shown.
    #expect(!shown.said.contains("甲地"))
    let confirmed = try CommandRun(
      list: ["import", company.folder, try company.file("9月客服.csv", "客服昵称,接待人数\na1,5\n"), "--month", "2026-10"])
    #expect(confirmed.code == 1 && confirmed.complained.contains("PERIOD-OTHER"))
    #expect(confirmed.complained.contains("--confirm-month"))
    let again = try CommandRun(
      list: [
        "import", company.folder, company.desktop + "/9月客服.csv", "--month", "2026-10", "--confirm-month",
      ])
    #expect(again.code == 0 && again.said.contains("1 taken"), "\(again.complained)")
  }

  @Test(
    "a mapping that cannot be read is named",
    arguments: [
      (["--as", "order.csv", "--map", "order_id=单号"], "MAPPING-TARGET"),
      (["--as", "orders.csv", "--map", "order_id"], "MAPPING-UNREADABLE"),
      (["--as", "orders.csv", "--map", "order_id=单号", "--value", "status"], "MAPPING-UNREADABLE"),
      (["--as", "orders.csv", "--map", "order_id=单号", "--map", "order_id=买家"], "MAPPING-FIELD-TWICE"),
      (["--as", "orders.csv", "--map", "order_id=单号"], "MAPPING-FIELD-MISSING"),
      (["--as", "orders.csv", "--map", "orderid=单号"], "MAPPING-FIELD-UNKNOWN"),
    ])
  func badMapping(arguments: [String], code: String) throws {
    let path = try company.export("o.csv", ImportCompany.order("o1", "b1"))
    let run = try CommandRun(
      list: ["import", company.folder, path, "--month", "2026-10", "--save-dialect", "x"] + arguments)
    #expect(run.code == 1 && run.complained.contains("error \(code): "), "\(run.complained)")
    #expect(!run.complained.contains("{"))
  }

  @Test("an import says in short what it did; the list shows it; it can be taken out; wrong use ends with 2")
  func takeListRemove() throws {
    let first = try company.export(
      "1.csv", ImportCompany.order("o1", "b1"), ImportCompany.order("o2", "b1", paid: false))
    let second = try company.export(
      "2.csv", ImportCompany.order("o1", "b1"), ImportCompany.order("o2", "b1"), ImportCompany.order("o3", "b1"))
    let taken = try run(first, second, "--month", "2026-10", "--shop", "s1")
    #expect(taken.code == 0 && taken.complained.isEmpty)
    #expect(taken.said.contains("3 rows, of which 1 were there already, 1 changed, 1 new"))
    #expect(taken.said.contains("2.csv:3 replaces "))
    #expect(taken.said.contains("evidence/2026-10/0002-"))
    let again = try run(first, "--month", "2026-10", "--shop", "s1")
    #expect(again.code == 0 && again.said.contains("the same content was taken in for 2026-10"))
    let list = try CommandRun("import", "--list", company.folder)
    #expect(list.code == 0 && list.said.contains("shop-orders") && list.said.contains("2.csv"))
    let hash = try #require(ImportDesk.list(try Company(at: company.folder), month: nil).first?.hash)
    let removed = try CommandRun("import", "--remove", String(hash.prefix(12)), company.folder)
    #expect(removed.code == 0 && removed.said.contains("1.csv was taken out"))
    let unknown = try CommandRun("import", "--remove", String(hash.prefix(12)), company.folder)
    #expect(unknown.code == 1 && unknown.complained.contains("IMPORT-UNKNOWN"))
    for wrong in [
      [first], ["--month", "2026-10"], [first, "--month", "2026-13"], [first, "--month", "2026-10", "--map", "a=b"],
      [first, "--list"], [first, "--month", "2026-10", "--save-dialect", "x"],
    ] {
      #expect(try CommandRun(list: ["import", company.folder] + wrong).code == 2, "\(wrong)")
    }
  }
}
