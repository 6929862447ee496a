/// A table as text of RFC 4180, LF at the end of a row: what the product writes, and its own reader reads.
public struct CSVText: Sendable {
  /// The rows so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  /// No row yet.
  public init() {}

  /// A table that begins with its header.
  public init(_ header: [String]) {
    row(header)
  }

  /// Adds a row.
  public mutating func row(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      CSVText.append(field, to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Adds a field to a row in the making: in quotes where it holds a comma, a quote or the end of a line.
  public static func append(_ field: String, to bytes: inout [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes = field.utf8.contains { byte in
      byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes else {
      bytes += field.utf8
      return
    }
    bytes.append(quote)
    for byte in field.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}
