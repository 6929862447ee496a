internal import Appraisal
internal import Exact
internal import Foundation

/// The rules about several months as printed derivations say they came out.
enum OverTimeState {
  /// The rules that came out differently in two derivations, by id.
  static func differing(_ before: [UInt8]?, _ after: [UInt8]) -> [String] {
    let old = before.map(states) ?? [:]
    let new = states(after)
    return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }

  private static func states(_ derivation: [UInt8]) -> [String: String] {
    guard let printed = try? JSONDecoder().decode(Printed.self, from: Data(derivation)) else { return [:] }
    return Dictionary(printed.overTime.map { ($0.id, $0.state) }, uniquingKeysWith: { first, _ in first })
  }

  private struct Printed: Decodable {
    struct Rule: Decodable {
      let id: String
      let state: String
    }

    let overTime: [Rule]

    // As the derivation spells it.
    enum CodingKeys: String, CodingKey {
      case overTime = "over_time"
    }
  }
}
