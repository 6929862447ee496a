import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

/// A real marketplace's orders, beside the package where they are there.
private let olist = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data/real/olist_orders_dataset.csv")

@Suite(
  "A real marketplace's orders with their dirt, dropped into the inbox as they are",
  .enabled(if: FileManager.default.fileExists(atPath: olist.path), "the real data is not beside the package"))
struct OlistTests {
  private func company() throws -> SmallCompany {
    let company = try SmallCompany()
    try FileManager.default.copyItem(
      atPath: olist.path, toPath: company.folder + "/inbox/2026-10/olist_orders_dataset.csv")
    return company
  }

  @Test("every one of 99,441 rows is accounted for: 9,999 orders and 89,442 blank rows; nobody's score moves")
  func accountedFor() throws {
    let run = try company().run()
    let intake = String(decoding: run.intakeCSV, as: UTF8.self)
    // rows, taken, of other months, blank, duplicate, dropped, rejected, refused
    #expect(intake.contains("olist_orders_dataset.csv,olist-orders,99441,9999,0,89442,0,0,0,no\n"))
    // The orders were made in 2016 to 2018; an order is looked at whatever its month, and credited to nobody here.
    #expect(intake.contains("translated/2026-10/olist_orders_dataset.csv/orders.csv,orders,9999,9999,0,0,0,0,0,no\n"))
    #expect(!run.hasErrors)
    #expect(run.derivations.map { $0.points?.text } == ["100.00", "90.00", "90.00"])
  }

  @Test("each translated order says from which row of the export it comes")
  func evidence() throws {
    let company = try company()
    _ = try company.run()
    let lines = try company.text(of: "translated/2026-10/olist_orders_dataset.csv/orders.csv").split(separator: "\n")
    #expect(lines.count == 10_000)
    #expect(lines[1].hasPrefix("e481f51cbdc54678b7cc49136f2d6af7,"))
    // 10/2/2017 10:56 and 10/2/2017 11:07: the month first.
    #expect(lines[1].contains("2017-10-02 10:56,2017-10-02 11:07,"))
    #expect(lines[1].hasSuffix("olist_orders_dataset.csv:2"))
  }
}
