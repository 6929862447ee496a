public import Wording

/// Copies a file of translated rows without some of them, which are told by their column `source`, and
/// figures by their metric besides.
public enum RowFilter {
  /// Copies the rows of a text that come from other rows than those left out; gives back how many were copied.
  ///
  /// - Throws: what reading and writing throw; nothing should be kept then.
  public static func copy(
    _ source: ByteSource, into sink: TextSink, leavingOut leftOut: Set<String>
  ) throws(Diagnostic) -> Int {
    var reader = try CSVReader(source)
    var column = -1
    var metric: Int?
    var copied = 0
    while try reader.next() {
      if column < 0 {
        column = reader.texts.lastIndex(of: "source") ?? .max
        metric = reader.texts.firstIndex(of: "metric")
      } else {
        let source = reader.text(column)
        if leftOut.contains(source) { continue }
        if let metric, leftOut.contains(RowKey.name(of: reader.text(metric), from: source)) { continue }
        copied += 1
      }
      try sink.append { line in
        for field in 0..<reader.fieldCount {
          if field > 0 { line.append(UInt8(ascii: ",")) }
          CSVText.append(reader.bytes(field), to: &line)
        }
        line.append(UInt8(ascii: "\n"))
      }
    }
    return copied
  }
}
