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

  init(_ kind: EventKind, _ inputs: EventInputs) {
    self.kind = kind
    for input in inputs.files where input.kind == kind {
      do throws(Diagnostic) {
        files.append(try EventFile(kind, try input.source.get()))
        tallies.append(RowTally())
      } catch {
        refusals.append((input.name, error))
      }
    }
  }

  /// Whether the kind is there, and all of it.
  var isCollected: Bool { !files.isEmpty && refusals.isEmpty }

  /// Refuses a file that turned out to be damaged.
  mutating func refuse(_ damage: Rounds.Damage) {
    refusals.append((files[damage.file].source.name, damage.diagnostic))
    files.remove(at: damage.file)
    tallies.remove(at: damage.file)
  }

  /// Forgets what was read; `room` is how many reasons for refusals are wanted.
  mutating func resetTallies(room: Int = RowTally.mostReasons) {
    tallies = files.map { _ in RowTally(room: room) }
  }

  /// Calls `body` for every event of the kind, in order, on this thread; a row for which it gives a reason is refused.
  mutating func each<Row: Event>(
    _ type: Row.Type, hash: IDHash, window: Range<Int>,
    _ body: (Row, UnsafePointer<UInt8>, RowPlace) -> Diagnostic?
  ) throws(Rounds.Damage) {
    let piece = CSVPiece()
    for number in files.indices {
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
        while let row = rows.next() {
          let place = RowPlace(file: number, line: rows.line, offset: rows.offset, length: rows.length)
          guard let reason = body(row, UnsafePointer(piece.base), place) else { continue }
          refused.append((place.line, refused.count < RowTally.mostReasons ? reason : nil))
        }
        tallies[number].add(rows.tally)
        for (line, reason) in refused { tallies[number].withdraw(line: line, reason) }
      }
    }
  }
}

/// Where a row stands among the files of its kind.
struct RowPlace: Hashable, Sendable {
  let file: Int
  let line: Int
  let offset: Int
  let length: Int
}
