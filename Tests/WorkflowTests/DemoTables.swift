import Exact

@testable import Workflow

/// The demo company of seed 1, read back from its bytes.
enum DemoTables {
  typealias Row = [String: String]

  static let files: [String: [UInt8]] = Dictionary(
    DemoCompany(seed: 1).files().map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })

  static let months = (1...12).map { "2026-" + ($0 < 10 ? "0" : "") + String($0) }

  /// The rows of a file of the inbox; nil where there is no such file.
  static func inbox(_ month: String, _ name: String) -> [Row]? {
    files["inbox/\(month)/\(name).csv"].map(rows)
  }

  static func header(_ path: String) -> String {
    String(decoding: files[path]?.prefix { $0 != UInt8(ascii: "\n") } ?? [], as: UTF8.self)
  }

  static func rows(_ bytes: [UInt8]) -> [Row] {
    var lines = bytes.split(separator: UInt8(ascii: "\n")).makeIterator()
    guard let names = lines.next().map(cells) else { return [] }
    var rows: [Row] = []
    while let line = lines.next() {
      rows.append(Row(zip(names, cells(line)), uniquingKeysWith: { first, _ in first }))
    }
    return rows
  }

  /// Quoted cells hold no line break in these files.
  private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
    let comma = UInt8(ascii: ",")
    let quote = UInt8(ascii: "\"")
    guard line.contains(quote) else {
      return line.split(separator: comma, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }
    var cells: [[UInt8]] = [[]]
    var quoted = false
    var before: UInt8 = 0
    for byte in line {
      if byte == quote {
        if !quoted, before == quote { cells[cells.count - 1].append(quote) }
        quoted.toggle()
      } else if byte == comma, !quoted {
        cells.append([])
      } else {
        cells[cells.count - 1].append(byte)
      }
      before = byte
    }
    return cells.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Net sales by finance of the employee's accounts, in fen.
  static func financeNet(_ employee: String, _ month: String) -> Int? {
    let accounts = rows(files["accounts.csv"] ?? []).filter { $0["employee_id"] == employee }.map { $0["agent_id"] }
    let own = inbox(month, "finance_sales")?.filter { accounts.contains($0["agent_id"]) } ?? []
    guard !own.isEmpty else { return nil }
    return own.reduce(0) { $0 + number($1["gross_cents"]) - number($1["refund_cents"]) }
  }

  static func number(_ cell: String?) -> Int { cell.flatMap { Int($0) } ?? Int.min / 1000 }

  static func seconds(_ cell: String?) -> Int { cell.flatMap { Instant($0)?.seconds } ?? Int.min }
}
