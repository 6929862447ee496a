internal import Intake

/// Finds the chat lines of a conversation that an earlier file has already. Chat lines have no id: a line is the same
/// where all its values are.
struct LineRepeats {
  private let pickers: [RowPicker]
  private let columns: [Int]
  private let hash: IDHash

  /// nil where there is one file only, so that nothing can repeat.
  init?(_ files: [EventFile], hash: IDHash) {
    guard files.count > 1 else { return nil }
    pickers = files.map { RowPicker($0) }
    columns = EventFile.sharedColumns(of: files)
    self.hash = hash
  }

  /// The positions of the lines that repeat one of an earlier file.
  ///
  /// - Parameters:
  ///   - lines: the lines of one conversation, in order of time and place.
  ///   - second: when a line was sent.
  ///   - place: where it stands: the number of the file in the upper 16 bits, the byte in it below.
  func positions<Line>(
    in lines: ArraySlice<Line>, second: (Line) -> Int, place: (Line) -> UInt64
  ) -> [Int] {
    var found: [Int] = []
    var start = lines.startIndex
    while start < lines.endIndex {
      var end = start + 1
      while end < lines.endIndex, second(lines[end]) == second(lines[start]) { end += 1 }
      // Lines of one second are in order of their files.
      if place(lines[start]) >> 48 != place(lines[end - 1]) >> 48 {
        found += repeats(lines[start..<end], place)
      }
      start = end
    }
    return found
  }

  private func repeats<Line>(_ lines: ArraySlice<Line>, _ place: (Line) -> UInt64) -> [Int] {
    var counts = RepeatCounts()
    var found: [Int] = []
    for (at, line) in zip(lines.indices, lines) {
      let place = place(line)
      let file = Int(place >> 48)
      guard
        let row = pickers[file].fingerprint(ofRowAt: Int(place & 0xFFFF_FFFF_FFFF), columns: columns, hash: hash)
      else { continue }
      if counts.isRepeated(row, inFile: file) { found.append(at) }
    }
    return found
  }
}
