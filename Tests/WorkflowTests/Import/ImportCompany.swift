import Exact
import Foundation
import Intake
import Testing
import Wording
import Workflow

/// A small company of two shops with dialects of its own, and exports made up for it.
struct ImportCompany {
  let company: SmallCompany
  /// Where exports lie before they are imported.
  let desktop = temporaryFolder()

  init() throws {
    company = try SmallCompany()
    try company.write(
      "accounts.csv",
      """
      agent_id,shop_id,employee_id,from,to
      a1,s1,E1,2025-01-01,
      a2,s1,E2,2025-01-01,
      a3,s1,E3,2025-01-01,
      a4,s2,E3,2025-01-01,

      """)
    try company.write(
      "dialects/shop-orders.yaml",
      """
      dialect: 1
      id: shop-orders
      name: {zh: 小店订单, en: Small shop orders}
      recognise: {columns: [单号, 买家, 下单, 付款, 金额]}
      key: [单号]
      drop: [{column: 单号, is: [汇总]}]
      private: [姓名, 手机]
      yields:
        - file: orders.csv
          fields:
            order_id: {id: 单号}
            shop_id: {given: shop}
            buyer_id: {id: 买家}
            created_at: {moment: 下单}
            paid_at: {moment: 付款, may_be_empty: true}
            amount_cents: {yuan: 金额}
            status: {constant: done}
        - file: refunds.csv
          when: [{column: 退款, is_not: [""]}]
          fields:
            refund_id: {id: 单号}
            order_id: {id: 单号}
            type: {constant: refund}
            created_at: {moment: 下单}
            amount_cents: {yuan: 退款}

      """)
    try company.write(
      "dialects/shop-report.yaml",
      """
      dialect: 1
      id: shop-report
      name: {zh: 小店日报, en: Small shop report}
      recognise: {columns: [日期, 客服, 成交人数, 询单人数]}
      key: [日期, 客服]
      yields:
        - file: platform_metrics.csv
          fields:
            month: {given: month}
            agent_id: {id: 客服}
            metric: {constant: conversion}
            numerator: {number: 成交人数}
            denominator: {number: 询单人数}

      """)
  }

  var folder: String { company.folder }
  static let header = "单号,买家,姓名,手机,下单,付款,金额,退款\n"

  /// A row of an export: buyer b1 … wrote to agent a1 … in ``SmallCompany``, at 10:00 on the fifth.
  static func order(
    _ id: String, _ buyer: String, paid: Bool = true, yuan: String = "10", refund: String = "",
    day: String = "2026-10-05"
  ) -> String {
    "\(id),\(buyer),某某某,13800000000,\(day) 11:00:00,\(paid ? day + " 11:05:00" : ""),\(yuan),\(refund)\n"
  }

  /// Writes a file outside the company.
  func file(_ name: String, _ text: String) throws -> String {
    let path = desktop + "/" + name
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    return path
  }

  func export(_ name: String, _ rows: String...) throws -> String {
    try file(name, ImportCompany.header + rows.joined())
  }

  func desk(_ month: String = "2026-10", shop: String? = "s1") throws -> ImportDesk {
    try ImportDesk(try Company(at: folder), month: #require(Month(month)), shop: shop)
  }

  @discardableResult
  func take(_ paths: String..., month: String = "2026-10", shop: String? = "s1") throws -> [ImportedFile] {
    let desk = try desk(month, shop: shop)
    var files: [ImportedFile] = []
    try desk.take(try desk.files(at: paths)) { files.append($0) }
    return files
  }

  /// Every regular file below a folder of the company, by path from it.
  func everything(in name: String) -> [String: [UInt8]] {
    let root = folder + "/" + name
    var found: [String: [UInt8]] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
      if !isFolder.boolValue { found[path] = FileManager.default.contents(atPath: root + "/" + path).map { Array($0) } }
    }
    return found
  }

  /// The same without what hidden files hold and the moments of taking in.
  func evidence() -> [String: String] {
    var found: [String: String] = [:]
    for (path, bytes) in everything(in: "evidence")
    where !path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      found[path] = lines.filter { !$0.contains("\"takenInAt\"") }.joined(separator: "\n")
    }
    return found
  }

  /// The cells of an account's line of metrics.csv, by column.
  func metrics(_ run: MonthRun, _ agent: String) throws -> [String: String] {
    let lines = String(decoding: run.metricsCSV, as: UTF8.self).split(separator: "\n")
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let line = try #require(lines.first { $0.hasPrefix(agent + ",") })
    let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    return Dictionary(uniqueKeysWithValues: zip(header, cells))
  }

  /// The line of intake.csv for a file whose name ends so.
  func intake(_ run: MonthRun, _ ending: String) throws -> String {
    let lines = String(decoding: run.intakeCSV, as: UTF8.self).split(separator: "\n")
    let line = try #require(lines.first { $0.prefix { $0 != "," }.hasSuffix(ending) }, "\(lines)")
    return String(line.drop { $0 != "," }.dropFirst())
  }
}
