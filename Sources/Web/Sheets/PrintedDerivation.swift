internal import Exact
internal import Foundation

/// A derivation as it was printed and kept: what the page of a sheet is drawn from, so that it shows what is on record
/// and computes nothing anew.
struct PrintedDerivation: Decodable {
  let department: String
  let standing: String
  let schemes: [SchemeReference]
  let rules: String?
  let items: [PrintedStep]
  let deductions: [PrintedStep]
  let score: PrintedStep?
  let grade: PrintedStep?
  let pay: PrintedPay
  let overTime: [PrintedStep]
  let lastGoal: PrintedGoal?
  let goal: PrintedGoal?
  let hash: String

  /// A scheme by id and the month from which this version serves.
  struct SchemeReference: Decodable {
    let id: String
    let effective: String
  }

  /// A goal that was agreed on.
  struct PrintedGoal: Decodable {
    let text: String
    let by: String
  }

  /// The lanes of the pay.
  struct PrintedPay: Decodable {
    let base: String
    let earned: PrintedStep?
    let rewards: [PrintedStep]
    let rewardTotal: String?
    let penalties: [PrintedStep]
    let penaltyTotal: String?
    let losses: [PrintedStep]
    let lossDue: String?
    let lossDeducted: String?
    let lossHeldBack: String?
    let floor: PrintedStep?
    let floorTopUp: String?
    let total: String?
  }

  /// Nil where it was printed by a program that printed differently.
  init?(_ bytes: [UInt8]) {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    guard let printed = try? decoder.decode(PrintedDerivation.self, from: Data(bytes)) else { return nil }
    self = printed
  }
}

/// One step of a derivation as it was printed.
struct PrintedStep: Decodable {
  let id: String
  let kind: String
  let scheme: Int?
  let line: Int?
  let state: String
  let reason: String
  let details: [[String]]?
  let formula: String?
  let inputs: [Input]?
  let tried: [Trial]?
  let value: Value?
  let unit: String?
  let points: String?
  let maximum: String?
  let lost: String?
  let reach: [String]?
  let yuan: String?
  let parts: [PrintedStep]?

  /// A figure that was looked at.
  struct Input: Decodable {
    let name: String
    let value: Value
    let unit: String
    let source: String
    let numerator: String?
    let denominator: String?
    let others: [Other]?
    let evidence: String?
  }

  /// A figure that does not stand.
  struct Other: Decodable {
    let value: Value
    let source: String
  }

  /// A band or condition that was tried.
  struct Trial: Decodable {
    let text: String
    let held: Bool?
    let yields: String
    let line: Int
  }

  /// An exact number, or why there is none.
  enum Value: Decodable {
    case known(Rational)
    case missing(String)

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        let parts = text.split(separator: "/")
        guard let above = parts.first.flatMap({ Int128($0) }), let below = parts.count > 1 ? Int128(parts[1]) : 1,
          let number = try? Rational(above, over: below)
        else { throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: text)) }
        self = .known(number)
      } else {
        struct Gap: Decodable { let missing: String }
        self = .missing(try Gap(from: decoder).missing)
      }
    }
  }
}
