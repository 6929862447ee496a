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
    head.text(EvidenceIndex.text(of: run.rules, run.waitsFrom))
    head.text(EvidenceIndex.text(ofOwn: run.tenures))
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
    head.number(run.untold.count)
    head.number(run.untold.file)
    head.number(run.untold.line)
    head.number(run.coarse.kinds.isEmpty ? 0 : 1)
    let shops = run.hands.shopNames
    head.number(shops.count)
    for shop in shops { head.text(shop) }
    let names = run.hands.accountNames
    head.number(names.count)
    for (account, name) in names.enumerated() {
      let groups = account < noted.groups.count ? noted.groups[account] : []
      var list = ByteSink()
      if !groups.isEmpty { list.append(groups) }
      head.text(name)
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

extension ByteSink {
  /// Appends the groups of an account behind the sum of their bytes.
  fileprivate mutating func append(_ groups: [(base: Int, list: GroupList)]) {
    var list = ByteSink()
    list.number(groups.reduce(0) { $0 + $1.list.count })
    var last = 0
    for shard in groups {
      shard.list.forEach { start, ordinals in
        list.number(shard.base + start - last)
        last = shard.base + start
        list.number(ordinals.count)
        for ordinal in ordinals { list.number(UInt64(ordinal)) }
      }
    }
    number(UInt64(Checksum.of(list.bytes)))
    append(list.bytes)
  }
}
