internal import Exact
internal import Foundation
internal import Wording

/// Where a list goes on: after which line, of which list. It says nothing that the line before it did not, and holds for
/// as long as the list is asked for in the same way; lines that come or go meanwhile move no other.
struct Cursor {
  let after: [JSONValue]

  /// Reads one.
  ///
  /// - Parameter list: what names the list with its order and filters.
  /// - Throws: `API-CURSOR`.
  init?(_ text: String?, of list: String) throws(Diagnostic) {
    guard let text else { return nil }
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    let padded = plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
    guard let data = Data(base64Encoded: padded), let value = try? JSONReader.value(Array(data)),
      let parts = value.list, parts.count >= 2, parts[0] == .text(Cursor.mark(list))
    else { throw Diagnostic(.apiCursor) }
    after = Array(parts.dropFirst())
  }

  /// The text of one.
  static func text(after line: [JSONValue], of list: String) -> String {
    Data(JSONValue.list([.text(mark(list))] + line).bytes).base64EncodedString().replacing("+", with: "-")
      .replacing("/", with: "_").replacing("=", with: "")
  }

  private static func mark(_ list: String) -> String {
    String(ContentHash(of: Array(list.utf8)).description.prefix(12))
  }
}
