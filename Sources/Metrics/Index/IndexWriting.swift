internal import Exact
internal import Intake
internal import Wording

extension EvidenceIndexTarget {
  /// Writes what a run noted, and puts the index in its place.
  func write(_ run: MonthRun, _ recorder: IndexRecorder, _ kept: KeptFigures?) throws(Diagnostic) {
    let noted = recorder.result
    if let failure = noted.failure { throw failure }
    var head = ByteSink()
    head.text(EvidenceIndex.magic)
    head.text(run.month.description)
    head.text(EvidenceIndex.text(of: run.rules))
    let kinds = EvidenceIndex.kinds.compactMap { run.collected.contains($0) ? run.kinds[$0] : nil }
    head.number(kinds.count)
    for reading in kinds {
      head.text(reading.kind.rawValue)
      head.number(reading.files.count)
      for (number, file) in reading.files.enumerated() {
        // What is not a file on disk cannot be known again.
        guard let stamp = file.source.stamp else { return }
        let marks = recorder.marks[reading.kind].map { $0[number] } ?? []
        EvidenceIndex.IndexedFile(stamp: stamp, marks: marks).write(to: &head)
      }
    }
    let names = run.hands.accountNames
    let dealt = noted.groups.indices.filter { !noted.groups[$0].isEmpty }
    head.number(dealt.count)
    for account in dealt {
      var list = ByteSink()
      list.number(noted.groups[account].reduce(0) { $0 + $1.list.count })
      var last = 0
      for shard in noted.groups[account] {
        shard.list.forEach { start, ordinals in
          list.number(shard.base + start - last)
          last = shard.base + start
          list.number(ordinals.count)
          for ordinal in ordinals { list.number(UInt64(ordinal)) }
        }
      }
      head.text(names[account])
      head.number(file.count)
      head.number(list.count)
      try file.append(list.bytes)
    }
    head.number(kept == nil ? 0 : 1)
    kept?.write(to: &head)
    var tail = ByteSink()
    ContentHash(of: Array(head.bytes)).bytes.withUnsafeBytes { tail.append($0) }
    withUnsafeBytes(of: UInt64(file.count).littleEndian) { tail.append($0) }
    Array(EvidenceIndex.ending.utf8).withUnsafeBytes { tail.append($0) }
    try file.append(head.bytes)
    try file.append(tail.bytes)
    try file.finish()
  }
}
