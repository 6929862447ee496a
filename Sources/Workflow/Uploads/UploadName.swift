internal import Wording

/// What is kept of the name a browser gives for a file: one plain name, and never a path.
///
/// The ending is kept, and words of it that say the days of a report; dialects look at both.
enum UploadName {
  /// The most bytes of a name.
  private static let longest = 180

  /// - Throws: `UPLOAD-NAME` where nothing is left.
  static func plain(_ name: String) throws(Diagnostic) -> String {
    let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    var plain = String(last.unicodeScalars.filter { isKept($0) }.reduce(into: "") { $0.unicodeScalars.append($1) })
    plain = String(plain.drop { $0 == "." || $0 == "~" || $0 == " " })
    while plain.last == " " || plain.last == "." { plain.removeLast() }
    while plain.utf8.count > longest { plain.removeFirst() }
    guard !plain.isEmpty else { throw Diagnostic(.uploadName, ["name": Diagnostic.quoted(name)]) }
    return plain
  }

  /// Neither a control nor a mark that turns the direction of writing.
  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default: true
    }
  }
}
