/// Adds to the catalogue of a finished PDF what Cairo 1.16 has no call for: the language of its text, and that the title
/// is shown in place of the file's name. An update at the end of the file, as the format provides for it (ISO 32000-1,
/// 7.5.6).
enum PDFCatalogue {
  /// False where the file does not look as Cairo writes it.
  static func addLanguage(_ language: String, to output: PDFOutput) -> Bool {
    let end = output.count
    let tail = text(output.read(from: end - 2_048, most: 2_048))
    guard let table = tail.range(of: "startxref\n", last: true).flatMap({ leadingNumber(tail[$0.upperBound...]) }),
      let trailerStart = tail.range(of: "trailer", last: true)?.upperBound,
      let root = tail[trailerStart...].range(of: "/Root ").flatMap({ leadingNumber(tail[$0.upperBound...]) }),
      let size = tail[trailerStart...].range(of: "/Size ").flatMap({ leadingNumber(tail[$0.upperBound...]) }),
      let information = tail[trailerStart...].range(of: "/Info ").flatMap({ leadingNumber(tail[$0.upperBound...]) })
    else { return false }
    let head = text(output.read(from: table, most: 32))
    // `xref`, `0 28`, then twenty bytes for each object.
    guard head.hasPrefix("xref\n0 "), let lineEnd = head.dropFirst(5).firstIndex(of: "\n") else { return false }
    let first = table + head.utf8.distance(from: head.startIndex, to: lineEnd) + 1
    guard let place = leadingNumber(text(output.read(from: first + root * 20, most: 10))[...]) else { return false }
    let object = text(output.read(from: place, most: 4_096))
    guard object.hasPrefix("\(root) 0 obj"), let close = object.range(of: "endobj"),
      let mark = object[..<close.lowerBound].range(of: ">>", last: true)
    else { return false }
    let catalogue =
      object[..<mark.lowerBound] + "   /Lang (\(language))\n   /ViewerPreferences << /DisplayDocTitle true >>\n"
      + object[mark.lowerBound..<close.upperBound] + "\n"
    let next = end + catalogue.utf8.count
    let digits = String(end)
    let entry = String(repeating: "0", count: max(0, 10 - digits.count)) + digits + " 00000 n \n"
    return output.write(String(catalogue))
      && output.write(
        "xref\n\(root) 1\n\(entry)trailer\n<< /Size \(size)\n   /Root \(root) 0 R\n   /Info \(information) 0 R\n"
          + "   /Prev \(table)\n>>\nstartxref\n\(next)\n%%EOF\n")
  }

  /// One character for every byte.
  private static func text(_ bytes: [UInt8]) -> String {
    String(String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : "?" }))
  }

  private static func leadingNumber(_ text: Substring) -> Int? {
    Int(text.prefix { $0.isNumber })
  }
}

extension StringProtocol {
  /// The first or last place of a text, without Foundation.
  fileprivate func range(of text: String, last: Bool = false) -> Range<Index>? {
    last ? ranges(of: text).last : firstRange(of: text)
  }
}
