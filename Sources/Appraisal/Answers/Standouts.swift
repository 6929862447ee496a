import Exact

extension Derivation {
  /// The items nearest to their full points (最强的指标), all of them where several stand equal, in the order of the form.
  ///
  /// Items that are missing or waived do not take part; where all items stand equal none stands out.
  public var strongest: [Node] { standouts { $0.last } }

  /// The items farthest from their full points (最弱的指标), likewise.
  public var weakest: [Node] { standouts { $0.first } }

  private func standouts(_ pick: ([Rational]) -> Rational?) -> [Node] {
    let rated = items.compactMap { node in node.attained.map { (node: node, share: $0) } }
    let shares = Set(rated.map(\.share)).sorted()
    guard shares.count > 1, let wanted = pick(shares) else { return [] }
    return rated.filter { $0.share == wanted }.map(\.node)
  }

  /// The items that are missing, those that can still move the score most first; equal ones in the order of the form.
  public var decisive: [Node] {
    missingItems.enumerated()
      .sorted { first, second in
        let (a, b) = (first.element.span, second.element.span)
        return a == b ? first.offset < second.offset : a > b
      }
      .map(\.element)
  }
}

extension Node {
  /// The part of its full points that an item scored.
  fileprivate var attained: Rational? {
    guard state == .scored || state == .failed, let points, let maximum else { return nil }
    return try? points.value / maximum.value
  }

  /// How much a missing item can still move the score.
  fileprivate var span: Points {
    reach.flatMap { try? $0.upperBound - $0.lowerBound } ?? maximum ?? .zero
  }
}
