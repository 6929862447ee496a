internal import Appraisal
internal import Exact
internal import Foundation
internal import Records
internal import Wording

extension Records {
  /// What the last result of everybody before a month carries on of losses, by employee; adjustments included.
  ///
  /// A month without a result, as before somebody was hired, is passed over.
  ///
  /// - Parameter present: whose losses are asked for. Who is in the company stands in its table where its months are run
  ///   from files, and on record where they are opened.
  func carriedLosses(of present: Set<String>, before month: Month) throws(Diagnostic) -> [String: [CarriedLoss]] {
    var carried: [String: [CarriedLoss]] = [:]
    let first = try firstMonth() ?? month
    var past = month.previous
    while past >= first, !present.isSubset(of: carried.keys) {
      for (employee, result) in try latestResults(of: past) where carried[employee] == nil {
        carried[employee] = result.derivation.map(CarriedOn.losses) ?? []
      }
      past = past.previous
    }
    return carried
  }
}

/// What a printed derivation says it carries on.
private enum CarriedOn {
  static func losses(_ derivation: [UInt8]) -> [CarriedLoss] {
    guard let printed = try? JSONDecoder().decode(Printed.self, from: Data(derivation)) else { return [] }
    return (printed.pay.carriedOn ?? []).compactMap { loss in
      guard let month = Month(loss.month), let cents = Int64(loss.cents) else { return nil }
      return CarriedLoss(month: month, amount: Fen(cents))
    }
  }

  private struct Printed: Decodable {
    struct Loss: Decodable {
      let month: String
      let cents: String
    }

    struct Pay: Decodable {
      let carriedOn: [Loss]?

      // As the derivation spells it.
      enum CodingKeys: String, CodingKey {
        case carriedOn = "carried_on"
      }
    }

    let pay: Pay
  }
}
