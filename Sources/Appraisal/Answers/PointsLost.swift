import Exact

extension Derivation {
  /// The items that lost points, most first; equal losses in the order of the form.
  public var pointsLost: [Node] {
    items.enumerated()
      .filter { ($0.element.lost ?? .zero) > .zero }
      .sorted { first, second in
        let (a, b) = (first.element.lost ?? .zero, second.element.lost ?? .zero)
        return a == b ? first.offset < second.offset : a > b
      }
      .map(\.element)
  }
}
