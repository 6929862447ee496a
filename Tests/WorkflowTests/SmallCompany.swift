import Appraisal
import Exact
import Foundation
import Testing
import Wording
import Workflow

/// A company of three agents under a scheme of three items, on which a test changes one thing.
struct SmallCompany {
  let folder = temporaryFolder()

  init() throws {
    try write(
      "company.yaml",
      """
      name: 小公司
      region: cn
      minimum_wage_cents: 250000
      rule_set: standard
      loss_clause: 第十二条
      departments:
        - {id: d1, name: 客服部, schemes: [small]}

      """)
    try write(
      "people.csv",
      """
      employee_id,name,department,post,role,assessor_id,hired_on,confirmed_on,left_on,monthly_wage_cents,performance_pay_cents,sales_target_cents
      E1,甲,d1,客服,agent,S1,2025-01-01,2025-04-01,,500000,100000,
      E2,乙,d1,客服,agent,S1,2025-01-01,2025-04-01,,500000,100000,
      E3,丙,d1,客服,agent,S1,2025-01-01,2025-04-01,,500000,100000,
      S1,主管,d1,主管,assessor,,2025-01-01,2025-04-01,,800000,,
      H1,人事,office,人事,hr,,2025-01-01,2025-04-01,,700000,,

      """)
    try write(
      "accounts.csv",
      """
      agent_id,shop_id,employee_id,from,to
      a1,s1,E1,2025-01-01,
      a2,s1,E2,2025-01-01,
      a3,s1,E3,2025-01-01,

      """)
    try write("schemes/small.yaml", SmallCompany.scheme)
    var messages = "conversation_id,shop_id,buyer_id,agent_id,sender,sent_at,kind,chars\n"
    for agent in 1...3 {
      messages += "c\(agent),s1,b\(agent),a\(agent),buyer,2026-10-05 10:00:00,text,5\n"
      messages += "c\(agent),s1,b\(agent),a\(agent),agent,2026-10-05 10:00:30,text,9\n"
    }
    try write("inbox/2026-10/messages.csv", messages)
    try write(
      "inbox/2026-10/complaints.csv",
      "complaint_id,agent_id,order_id,filed_at,upheld,note\nk1,a2,,2026-10-06 09:00:00,yes,\n")
    try write("inbox/2026-10/assessments.csv", SmallCompany.ratings())
  }

  static let scheme = """
    kaohe: 1
    id: small
    name: 小方案
    effective: 2026-01
    total: 100
    items:
      - {id: response, points: 50, value: avg_response, when_missing: block, deduct: [{to: 60 s, points: 0}, {over: 60 s, points: 20}]}
      - {id: complaints, points: 30, each: {of: complaints, points: 10}, when_missing: block}
      - {id: overall, points: 20, rating: {好: 20, 中: 10}, by: assessor, when_missing: block}
    pay: [{from: 60, pays: full}, {under: 60, pays: nothing, failed: true}]

    """

  static func ratings(_ rows: [String] = ["E1,overall,好,S1", "E2,overall,好,S1", "E3,overall,中,S1"]) -> String {
    "employee_id,item,rating,by,at,comment\n" + rows.map { $0 + ",2026-11-01 09:00:00,\n" }.joined()
  }

  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: folder + "/" + name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  /// Takes a file of the folder away.
  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: folder + "/" + name)
  }

  /// The text of a file of the folder.
  func text(of name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  /// Replaces a text of a file, which has to be there.
  func change(_ name: String, _ old: String, _ new: String) throws {
    let text = try text(of: name)
    try #require(text.contains(old))
    try write(name, text.replacing(old, with: new))
  }

  func run(_ month: String = "2026-10") throws -> MonthRun {
    try MonthRun(Company(at: folder), month: #require(Month(month)))
  }

  /// The scores of everybody, `—` where one waits.
  func scores() throws -> [String] {
    try run().derivations.map { $0.points?.text ?? "—" }
  }

  /// The one diagnostic of a code that a run gives.
  func complaint(_ code: String) throws -> Diagnostic {
    let all = try run().diagnostics
    let found = all.filter { $0.code == code }
    #expect(found.count == 1, "\(code): \(all.map { $0.text(in: .english) })")
    return try #require(found.first)
  }
}

/// Expects a complaint that a person can act on: where it is, nothing unfilled, a remedy in both languages.
func expectHelpful(
  _ diagnostic: Diagnostic, file: String, line: Int?, column: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(
    diagnostic.place.file?.hasSuffix(file) == true, "\(diagnostic.place.text)", sourceLocation: sourceLocation)
  #expect(diagnostic.place.line == line, "\(diagnostic.text(in: .english))", sourceLocation: sourceLocation)
  if let column {
    #expect(diagnostic.place.column == column, "\(diagnostic.place.text)", sourceLocation: sourceLocation)
  }
  expectFilled(diagnostic, sourceLocation: sourceLocation)
}

/// Expects every brace of a complaint's texts to be filled, and a remedy in both languages.
func expectFilled(_ diagnostic: Diagnostic, sourceLocation: SourceLocation = #_sourceLocation) {
  let message = diagnostic.message
  for text in [message.what, message.remedy] {
    for language in Language.allCases {
      for name in text.text(in: language).matches(of: #/\{([A-Za-z]+)\}/#).map({ String($0.1) }) {
        let filling = diagnostic.words[name]?.text(in: language) ?? diagnostic.arguments[name]
        #expect(filling != nil, "{\(name)} of \(diagnostic.code) is not filled", sourceLocation: sourceLocation)
      }
    }
  }
  for language in Language.allCases {
    #expect(!diagnostic.what(in: language).isEmpty && !diagnostic.remedy(in: language).isEmpty)
  }
}
