internal import Intake
internal import Wording

/// What reading the files of one kind came to.
struct KindReading {
  let kind: EventKind
  /// The files whose header was understood.
  var files: [EventFile] = []
  /// Their tallies.
  var tallies: [RowTally] = []
  /// Files refused as a whole, by name.
  var refusals: [(name: String, reason: Diagnostic)] = []
  /// What there is to say about rows of the files that do not count, by file.
  var remarks: [Int: [Diagnostic]] = [:]

  init(_ kind: EventKind, _ inputs: EventInputs) {
    self.kind = kind
    for input in inputs.files where input.kind == kind {
      do throws(Diagnostic) {
        files.append(
          try EventFile(kind, try input.source.get(), isLater: input.isLater, waitsFrom: input.waitsFrom))
        tallies.append(RowTally())
      } catch {
        // A file of the month after is that month's to complain of.
        if !input.isLater { refusals.append((input.name, error)) }
      }
    }
  }

  /// Whether the kind is there, and all of it.
  var isCollected: Bool { files.contains { !$0.isLater } && refusals.isEmpty }

  /// Refuses a file that turned out to be damaged.
  mutating func refuse(_ damage: Rounds.Damage) {
    if !files[damage.file].isLater { refusals.append((files[damage.file].source.name, damage.diagnostic)) }
    drop(damage.file)
  }

  /// Leaves a file out.
  mutating func drop(_ file: Int) {
    files.remove(at: file)
    tallies.remove(at: file)
  }

  /// Takes rows back, so many of each file, because another file has them too.
  mutating func withdrawRepeated(_ counts: [Int: Int]) {
    for (file, count) in counts { tallies[file].withdrawRepeated(count) }
  }

  /// Forgets what was read; `room` is how many reasons for refusals are wanted.
  mutating func resetTallies(room: Int = RowTally.mostReasons) {
    tallies = files.map { _ in RowTally(room: room) }
    remarks = [:]
  }

  /// The files in the order in which they are read: where rows have an id, the newest state of each comes first.
  var order: [Int] { kind.hasIdentity ? files.indices.reversed() : Array(files.indices) }

  /// Calls `body` for every event of the kind, in order, on this thread; it says what becomes of the row.
  ///
  /// Rows without an id that an earlier file has too are left out beforehand; those of chats, which may be very many,
  /// by conversation elsewhere (``LineRepeats``).
  mutating func each<Row: Event>(
    _ type: Row.Type, hash: IDHash, window: Range<Int>,
    _ body: (Row, UnsafePointer<UInt8>, RowPlace) -> RowVerdict
  ) throws(Rounds.Damage) {
    let piece = CSVPiece()
    var repeats = RowRepeats(self)
    for number in order {
      var pieces = files[number].pieces()
      while true {
        do throws(Diagnostic) {
          guard try pieces.next(into: piece) else { break }
        } catch {
          throw Rounds.Damage(file: number, diagnostic: error)
        }
        var rows = EventRows<Row>(
          piece, of: files[number], hash: hash, window: window,
          room: tallies[number].room - tallies[number].reasons.count)
        var refused: [(line: Int, reason: Diagnostic?)] = []
        var (repeated, outside) = (0, 0)
        while let row = rows.next() {
          let place = RowPlace(file: number, line: rows.line, offset: rows.offset, length: rows.length)
          if let fingerprint = repeats.map({ rows.fingerprint(of: $0.columns, hash) }),
            repeats?.isRepeated(fingerprint, inFile: number) == true
          {
            repeated += 1
            continue
          }
          switch body(row, UnsafePointer(piece.base), place) {
          case .taken: continue
          case .repeated: repeated += 1
          case .outside: outside += 1
          case .refused(let reason): refused.append((place.line, refused.count < RowTally.mostReasons ? reason : nil))
          }
        }
        tallies[number].add(rows.tally)
        tallies[number].withdrawRepeated(repeated)
        for _ in 0..<outside { tallies[number].withdrawOutside() }
        for (line, reason) in refused { tallies[number].withdraw(line: line, reason) }
      }
    }
  }
}

/// What becomes of a row.
enum RowVerdict {
  /// It counts.
  case taken
  /// Another file has it too; it counts there.
  case repeated
  /// It is of another month.
  case outside
  /// It cannot be used.
  case refused(Diagnostic)
}

/// Where a row stands among the files of its kind.
struct RowPlace: Hashable, Sendable {
  let file: Int
  let line: Int
  let offset: Int
  let length: Int

  /// The number of the file in the upper 16 bits, the byte in it below: of two lines of a second the lesser comes first.
  var inAllFiles: UInt64 { UInt64(file) << 48 | UInt64(offset) }
}
