internal import Exact
internal import Foundation
internal import Wording

/// The fields of a form or a query, `application/x-www-form-urlencoded`.
struct Fields: Sendable {
  /// The most fields that are read.
  private static let most = 20_000
  private let values: [String: [String]]

  init(_ encoded: some StringProtocol) {
    var values: [String: [String]] = [:]
    for pair in encoded.split(separator: "&").prefix(Fields.most) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let texts = parts.map { Fields.decoded(String($0).replacing("+", with: " ")) }
      values[texts[0], default: []].append(texts.count > 1 ? texts[1] : "")
    }
    self.values = values
  }

  /// A text as it was meant; what no text holds is replaced.
  static func decoded(_ text: String) -> String {
    (text.removingPercentEncoding ?? "").replacing("\0", with: "\u{FFFD}")
  }

  /// All names, in order.
  var names: [String] { values.keys.sorted() }
  /// Every value of a field.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// The first value of a field without the space around it; nil where there is none.
  func text(_ name: String) -> String? {
    let text = (values[name]?.first ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }

  /// The first value of a field as it is, as passwords are.
  func exactly(_ name: String) -> String { values[name]?.first ?? "" }

  /// A field that has to be filled in.
  ///
  /// - Throws: `FORM-FIELD-MISSING`.
  func required(_ name: String, _ label: Bilingual) throws(Diagnostic) -> String {
    guard let text = text(name) else { throw Fields.missing(label, "") }
    return text
  }

  /// A field that has to be read as something.
  ///
  /// - Throws: `FORM-FIELD-MISSING`.
  func required<Value>(_ name: String, _ label: Bilingual, as read: (String) -> Value?) throws(Diagnostic) -> Value {
    let text = try required(name, label)
    guard let value = read(text) else { throw Fields.missing(label, text) }
    return value
  }

  private static func missing(_ label: Bilingual, _ text: String) -> Diagnostic {
    Diagnostic(.formFieldMissing, ["value": text.isEmpty ? "—" : Diagnostic.quoted(text)], words: ["field": label])
  }
}
