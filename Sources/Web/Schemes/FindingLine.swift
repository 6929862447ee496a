internal import Wording

/// Something that was found in the text of a scheme, as a page or a script shows it.
struct FindingLine: Sendable, Encodable {
  let line: Int
  let column: Int
  let code: String
  /// Where, in words.
  let place: String
  /// How grave it is, in words.
  let grade: String
  let isError: Bool
  /// By which the style tells grave from slight.
  let look: String
  let what: String
  let remedy: String
  /// By which this finding is acknowledged and no other.
  let mark: String

  init(_ finding: Diagnostic, _ visit: Visit) {
    line = finding.place.line ?? 1
    column = finding.place.column ?? 1
    code = finding.code
    place = visit.say("第 \(line) 行", "line \(line)")
    grade =
      switch finding.severity {
      case .error: visit.say("错误", "error")
      case .warning: visit.say("警告", "warning")
      case .note: visit.say("提示", "note")
      }
    isError = finding.severity == .error
    look =
      switch finding.severity {
      case .error: "wrong"
      case .warning: "doubtful"
      case .note: "hint"
      }
    what = finding.what(in: visit.language)
    remedy = finding.remedy(in: visit.language, for: .page)
    mark = "\(finding.code):\(line):\(column)"
  }

  /// The findings of a text, the gravest first.
  static func lines(of findings: [Diagnostic], _ visit: Visit) -> [FindingLine] {
    [Severity.error, .warning, .note].flatMap { grade in
      findings.filter { $0.severity == grade }.map { FindingLine($0, visit) }
    }
  }

  /// The lines at which something was found that somebody has to look at, each with whether it is an error.
  static func lines(_ findings: [FindingLine]) -> [Int: Bool] {
    Dictionary(findings.filter { $0.look != "hint" }.map { ($0.line, $0.isError) }, uniquingKeysWith: { $0 || $1 })
  }
}
