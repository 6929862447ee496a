public import Wording

/// Copies a file of translated rows without some of them, which are told by their column `source`.
public enum RowFilter {
  /// Copies the rows of a text that come from other rows than those left out; gives back how many were copied.
  ///
  /// - Throws: what reading and writing throw; nothing should be kept then.
  public static func copy(
    _ source: ByteSource, into sink: TextSink, leavingOut leftOut: Set<String>
  ) throws(Diagnostic) -> Int {
    var reader = try CSVReader(source)
    var column = -1
    var copied = 0
    while try reader.next() {
      if column < 0 {
        column = reader.texts.lastIndex(of: "source") ?? .max
      } else {
        if leftOut.contains(reader.text(column)) { continue }
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
