public import Exact
public import Wording

/// The last result of somebody's month, adjustments included.
public struct LatestResult: Hashable, Sendable {
  /// The score; nil while missing.
  public let score: Points?
  /// Everything together beside the fixed wage.
  public let total: Fen?
  /// The derivation as printed; nil once it was erased.
  public let derivation: [UInt8]?
}

extension Records {
  /// The last result of everybody in a month, what adjustments changed included, by employee.
  public func latestResults(of month: Month) throws(Diagnostic) -> [String: LatestResult] {
    var latest: [String: LatestResult] = [:]
    try session.each(
      """
      SELECT employee, score, total, derivation FROM result r
      WHERE month = ? AND entry <= ? AND \(Records.isNotDropped) ORDER BY entry, line
      """, [.text(month.description), .integer(last), .integer(last)]
    ) { row throws(Diagnostic) in
      latest[row.text(0)] = LatestResult(
        score: row.optionalInteger(1).map { Points(hundredths: $0) }, total: row.optionalInteger(2).map { Fen($0) },
        derivation: row.optionalBytes(3).flatMap(Packed.unpack))
    }
    return latest
  }
}
