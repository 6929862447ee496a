package import Wording

/// A text that is held in memory as UTF-8, whatever it was written in.
package struct DecodedText: Sendable {
  /// UTF-8; the text begins at ``start``.
  package let bytes: [UInt8]
  /// Where the text begins: after the byte order mark.
  package let start: Int
  /// The encoding it was written in.
  package let encoding: TextEncoding

  /// Tells the encoding from the content and decodes.
  ///
  /// - Throws: `FILE-EMPTY`; `TEXT-UNREADABLE` with line and column of the first character that cannot be read;
  ///   `TEXT-ZERO-BYTE`.
  package init(_ file: FileBytes) throws(Diagnostic) {
    let text = try TextSource(ByteSource(file.bytes, name: file.path))
    bytes = try text.bytes.bytes(at: 0, count: text.bytes.count)
    start = text.start
    encoding = text.encoding
  }
}
