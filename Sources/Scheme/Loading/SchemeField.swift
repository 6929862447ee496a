import Exact
import Wording
import Yams

/// A value of the YAML text with its place. Scalars stay the text that was written.
package struct SchemeField {
  let node: Node
  package let line: Int
  package let column: Int

  init(_ node: Node) {
    self.node = node
    line = node.mark?.line ?? 1
    column = node.mark?.column ?? 1
  }

  package var text: String? { node.scalar?.string }

  /// Whether it is an empty scalar, as after `key:`.
  var isEmpty: Bool { node.scalar.map { $0.string.isEmpty && $0.style == .plain } ?? false }

  package var elements: [SchemeField]? { node.sequence.map { $0.map(SchemeField.init) } }

  /// The entries of a mapping in the order of the text.
  var entries: [(key: SchemeField, value: SchemeField)]? {
    node.mapping.map { $0.map { (SchemeField($0.key), SchemeField($0.value)) } }
  }

  /// The column where a formula's own text begins: one further inside quotes.
  var textColumn: Int {
    guard let style = node.scalar?.style else { return column }
    return style == .singleQuoted || style == .doubleQuoted ? column + 1 : column
  }
}
