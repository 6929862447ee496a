import Exact
import Foundation
import Testing
import Wording
import Workflow

@testable import Web

/// A folder that is not there yet, served.
final class Beginning {
  let folder: String
  let house: House
  let code: String

  init(now: String = "2026-11-20 09:00:00") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "kaohe-start-\(UUID().uuidString)").path
    let clock = ServedClock(now)
    let founding = try #require(try Founding(in: folder, clock: { clock.now }))
    house = House(beginning: founding)
    code = try #require(house.setupCode)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// A browser in which the code was used.
  func founder() async throws -> StartBrowser {
    let browser = StartBrowser(Browser(house))
    let page = try await browser.browser.post("/start/code", [("code", code)], key: "")
    try #require(page.status == 303 && page.location == "/start/company", "\(page.text)")
    return browser
  }
}

/// A browser of whoever founds a company: the secret of its forms stands on the pages of the beginning.
final class StartBrowser {
  let browser: Browser

  init(_ browser: Browser) { self.browser = browser }

  func get(_ path: String) async throws -> Browser.Page { try await browser.get(path) }

  func post(_ path: String, _ fields: [(String, String)]) async throws -> Browser.Page {
    let key = try #require(try await browser.get("/start/company").hidden("key"))
    return try await browser.post(path, fields, key: key)
  }

  static let password = "四季轮回-都要认真考核"

  /// The first step.
  func company() async throws {
    let page = try await post(
      "/start/company",
      [
        ("name", "某某家居公司"), ("wage", "2,500"), ("founder", "H01"), ("founder-name", "人事一"),
        ("password", StartBrowser.password), ("again", StartBrowser.password),
      ])
    #expect(page.status == 303 && page.location == "/start/people", "\(page.text)")
  }
}

/// The demo company's tables, as somebody has them in a spreadsheet.
enum DemoSpreadsheet {
  private static func rows(_ folder: String, _ table: String) throws -> [[String]] {
    let text = try String(contentsOfFile: "\(folder)/\(table)", encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The people with Chinese titles, departments by their names, amounts in yuan, assessors by name.
  static func people(_ folder: String) throws -> String {
    let departments = ["ecommerce": "电子商务部", "aftersales": "售后服务部", "administration": "行政部"]
    let roles = ["agent": "客服", "assessor": "主管", "hr": "人事", "finance": "财务", "auditor": "审计"]
    let all = try rows(folder, "people.csv")
    let names = Dictionary(uniqueKeysWithValues: all.map { ($0[0], $0[1]) })
    let lines = all.map { row in
      let amounts = row[9...11].map { cents in
        guard let fen = Int(cents) else { return "" }
        return "\(fen / 100_000),\(String(format: "%03d", fen / 100 % 1000)).00".replacing(/^0,0*/, with: "")
      }
      let cells =
        [row[0], row[1], departments[row[2]] ?? "", row[3], roles[row[4]] ?? "", names[row[5]] ?? ""]
        + row[6...8].map { $0.replacing("-", with: "/") } + amounts.map { $0 == ".00" ? "0" : $0 }
      return cells.joined(separator: "\t")
    }
    let titles = "工号\t姓名\t部门\t岗位\t角色\t考核人\t入职日期\t转正日期\t离职日期\t月薪（元）\t绩效工资（元）\t销售目标（元）"
    return ([titles] + lines).joined(separator: "\r\n")
  }

  static func accounts(_ folder: String) throws -> String {
    let lines = try rows(folder, "accounts.csv").map { $0.joined(separator: "\t") }
    return (["客服账号\t店铺\t工号\t起\t止"] + lines).joined(separator: "\n")
  }
}
