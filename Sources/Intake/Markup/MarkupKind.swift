/// What a text in angle brackets is: exports that call themselves .xls are often a page or a sheet in XML.
enum MarkupKind {
  /// An HTML page with a table.
  case page
  /// A workbook in the XML of Excel 2003.
  case spreadsheet

  /// Tells from the beginning of a text in UTF-8; nil where it is neither.
  ///
  /// Chat text may begin with a nickname in angle brackets, so only what a page really begins with counts.
  init?(of head: [UInt8]) {
    let text = String(decoding: head, as: UTF8.self).lowercased()
    var rest = text[...].drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    guard rest.first == "<" else { return nil }
    if rest.hasPrefix("<?xml") {
      if rest.contains("urn:schemas-microsoft-com:office:spreadsheet"), !rest.contains("<html") {
        self = .spreadsheet
        return
      }
      rest = rest.drop { $0 != ">" }.dropFirst().drop { $0.isWhitespace }
    }
    // Comments and instructions may come first, such as `<!--[if gte mso 9]>`.
    while rest.hasPrefix("<!--") || rest.hasPrefix("<?") {
      let end = rest.hasPrefix("<!--") ? "-->" : ">"
      guard let range = rest.firstRange(of: end) else { return nil }
      rest = rest[range.upperBound...].drop { $0.isWhitespace }
    }
    if rest.hasPrefix("<workbook"), rest.contains("urn:schemas-microsoft-com:office:spreadsheet") {
      self = .spreadsheet
      return
    }
    let name = rest.dropFirst().prefix { $0 == "!" || $0.isASCII && $0.isLetter }
    guard MarkupKind.beginnings.contains(String(name)),
      let after = rest.dropFirst(1 + name.count).first, after == ">" || after == "/" || after.isWhitespace
    else { return nil }
    self = .page
  }

  private static let beginnings: Set<String> = [
    "!doctype", "html", "head", "body", "table", "meta", "style", "title", "div", "center", "font", "p", "tr", "thead",
    "base", "link", "script", "form", "span",
  ]
}
