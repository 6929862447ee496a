public import Exact
internal import Foundation
internal import Intake
public import Metrics
internal import Scheme
public import Wording

/// A version of a company's rule set (口径), as its file says.
public struct RuleSetVersion: Hashable, Sendable {
  /// The rules.
  public let rules: RuleSet
  /// What people call it.
  public let name: Bilingual
  /// The first month it holds in.
  public let effective: Month
  /// The file.
  public let file: String
}

extension RuleSetVersion {
  /// Reads the version a file says.
  ///
  /// - Throws: the first error of a file that cannot be used.
  public init(at path: String) throws(Diagnostic) {
    let shelf = RuleSetShelf(file: path)
    if let error = shelf.findings.first(where: { $0.severity == .error }) { throw error }
    guard let version = shelf.versions.first else { throw Diagnostic(.fileEmpty, at: Place(file: path)) }
    self = version
  }
}

/// Reads a rule set from its YAML. What a file does not say is as in `standard`, but for `waits_from`, which
/// is as the platform of each file counts; what is not known is an error.
struct RuleSetFile {
  private var findings: SchemeFindings
  private let file: String

  /// The version, unless an error stands in the way, and everything there is to say about it.
  static func read(_ source: String, file: String) -> (version: RuleSetVersion?, findings: [Diagnostic]) {
    var reading = RuleSetFile(findings: SchemeFindings(file: file, source: source), file: file)
    let version = reading.version(source)
    return (reading.findings.hasErrors ? nil : version, reading.findings.diagnostics)
  }

  private init(findings: SchemeFindings, file: String) {
    self.findings = findings
    self.file = file
  }

  private mutating func version(_ source: String) -> RuleSetVersion? {
    guard let root = findings.document(of: source),
      var top = SchemeReader(root, owner: "rule set", findings: &findings)
    else { return nil }
    let format = top.required("kaohe", &findings)
    if let format, format.text != "1" { findings.report(type: "kaohe", shouldBe: RuleSetFile.same("1"), at: format) }
    let id = top.requiredText("id", &findings) ?? ""
    if let field = top.field("id"), RuleSet(named: id) != nil { findings.report(.rulesBuiltIn, at: field, ["id": id]) }
    let name = top.bilingual("name", &findings) ?? Bilingual(id, id)
    let effective = effective(&top)
    var rules = RuleSet(id: id, version: effective.description)
    rules.judgement = top.choice("judgement", &findings) ?? .ordered
    rules.owner = top.choice("owner", &findings) ?? .lastReply
    rules.window = window(&top)
    rules.serviceHours = serviceHours(&top)
    rules.countsOffHours = countsOffHours(&top)
    let waitsFrom: Waits = top.choice("waits_from", &findings) ?? .platform
    rules.waitsFrom = WaitsFrom(rawValue: waitsFrom.rawValue)
    cap(&top, &rules)
    let robots: Robots = top.choice("robots", &findings) ?? .dropped
    rules.countsRobots = robots == .agent
    rules.countsBuyerDays = top.flag("buyer_days", default: false, &findings)
    rules.ordersWithoutBuyer = top.choice("orders_without_buyer", &findings) ?? .missing
    rules.leftOut = leftOut(&top)
    top.finish(&findings)
    return RuleSetVersion(rules: rules, name: name, effective: effective, file: file)
  }

  private enum Robots: String, CaseIterable { case dropped, agent }
  private enum Unanswered: String, CaseIterable { case excluded, cap }
  private enum OffHours: String, CaseIterable { case counted, excluded }
  private enum Waits: String, CaseIterable {
    case platform, buyer
    case lastRobot = "last_robot"
  }

  private static func same(_ text: String) -> Bilingual { Bilingual(text, text) }

  private mutating func effective(_ top: inout SchemeReader) -> Month {
    guard let field = top.required("effective", &findings) else { return .first }
    if let month = field.text.flatMap({ Month($0) }) { return month }
    findings.report(
      type: "effective", shouldBe: Bilingual("年月，如 2026-10", "a month such as 2026-10"), at: field)
    return .first
  }

  /// `24 hours`, or `2 days`: that day and the next.
  private mutating func window(_ top: inout SchemeReader) -> RuleSet.Window {
    guard let field = top.field("window") else { return .hours(24) }
    let words = (field.text ?? "").split(separator: " ").map(String.init)
    if words.count == 2, let number = Int(words[0]), number >= 0 {
      switch words[1] {
      case "hours" where number <= RuleSet.longestWindow * 24: return .hours(number)
      case "days" where (1...RuleSet.longestWindow).contains(number): return .days(number)
      default: break
      }
    }
    findings.report(
      type: "window",
      shouldBe: Bilingual("24 hours（小时）或 2 days（当日和次日）", "24 hours, or 2 days (that day and the next)"), at: field)
    return .hours(24)
  }

  /// `8-23`, or `all_day`.
  private mutating func serviceHours(_ top: inout SchemeReader) -> ServiceHours? {
    guard let field = top.field("service_hours"), field.text != "all_day" else { return nil }
    let hours = (field.text ?? "").split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if hours.count == 2, let from = hours[0], let to = hours[1], let found = ServiceHours(from: from, to: to) {
      return found
    }
    findings.report(.rulesServiceHours, at: field, ["found": field.text ?? "…"])
    return nil
  }

  /// Whether the seconds outside the service hours count: `counted`, or `excluded`.
  private mutating func countsOffHours(_ top: inout SchemeReader) -> Bool {
    let choice: OffHours = top.choice("off_hours", &findings) ?? .counted
    guard choice == .excluded else { return true }
    let hours = top.field("service_hours")?.text ?? "all_day"
    if hours == "all_day", let field = top.field("off_hours") { findings.report(.rulesOffHours, at: field) }
    return false
  }

  /// `cap: 600 s`, and what nobody answered: `excluded`, or the `cap`.
  private mutating func cap(_ top: inout SchemeReader, _ rules: inout RuleSet) {
    if let field = top.field("cap"), let cap = top.quantity("cap", &findings) {
      if cap.unit == .seconds, cap.value.isWhole, cap.value > 0, cap.value <= 86_400 {
        rules.responseCap = Int(cap.value.numerator)
      } else {
        findings.report(
          type: "cap", shouldBe: Bilingual("1 s 到 86400 s 的整秒数", "whole seconds from 1 s to 86400 s"), at: field)
      }
    }
    let unanswered: Unanswered = top.choice("unanswered", &findings) ?? .excluded
    guard unanswered == .cap else { return }
    rules.countsUnanswered = true
    if let field = top.field("unanswered"), top.field("cap") == nil { findings.report(.rulesCapMissing, at: field) }
  }

  private mutating func leftOut(_ top: inout SchemeReader) -> RuleSet.LeftOut {
    var leftOut = RuleSet.LeftOut()
    guard let field = top.field("leave_out"),
      var reader = SchemeReader(field, owner: "leave_out", findings: &findings)
    else { return leftOut }
    leftOut.ownAccounts = reader.flag("own_accounts", default: false, &findings)
    leftOut.singleBuyerLine = reader.flag("single_buyer_line", default: false, &findings)
    leftOut.afterSale = reader.flag("after_sale", default: false, &findings)
    if let most = reader.field("transfers_up_to") {
      leftOut.transfersUpTo = most.text.flatMap { Int($0) }.flatMap { (0...999).contains($0) ? $0 : nil }
      if leftOut.transfersUpTo == nil {
        findings.report(type: "transfers_up_to", shouldBe: RuleSetFile.same("0…999"), at: most)
      }
    }
    reader.finish(&findings)
    return leftOut
  }
}

/// The rule sets of a company's folder `rules`.
struct RuleSetShelf: Sendable {
  private(set) var versions: [RuleSetVersion] = []
  private(set) var findings: [Diagnostic] = []

  /// A longer file is refused unread.
  private static let greatestLength = 1_000_000

  init(_ folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".yaml") || name.hasSuffix(".yml") { read(folder + "/" + name) }
  }

  /// The versions of one file: one, unless an error stands in the way.
  init(file path: String) { read(path) }

  private mutating func read(_ path: String) {
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    guard let size, size <= RuleSetShelf.greatestLength, let bytes = FileManager.default.contents(atPath: path) else {
      findings.append(
        Diagnostic(
          size == nil ? .fileNotFound : .schemeTooLarge, at: Place(file: path),
          words: [
            "what": Bilingual("口径文件太大", "The rule set is too long"),
            "limit": Bilingual("\(RuleSetShelf.greatestLength) 字节", "\(RuleSetShelf.greatestLength) bytes"),
          ]))
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      findings.append(
        Diagnostic(.fileEncoding, at: Place(file: path, line: 1), ["found": SchemeFile.encoding(of: bytes)]))
      return
    }
    let reading = RuleSetFile.read(text, file: path)
    findings += reading.findings
    guard let version = reading.version else { return }
    if let other = versions.first(where: { $0.rules.id == version.rules.id && $0.effective == version.effective }) {
      findings.append(
        Diagnostic(
          .rulesTwice, at: Place(file: path, line: 1),
          ["id": version.rules.id, "effective": version.effective.description, "other": other.file]))
    } else {
      versions.append(version)
    }
  }
}
