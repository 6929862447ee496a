internal import Wording

/// An OLE2 container (MS-CFB): a file system within a file, in which the workbooks of Excel 97–2003 lie.
///
/// Every chain of sectors is followed within bounds: it cannot be longer than the file has sectors.
struct CompoundFile {
  private let source: ByteSource
  private let sectorSize: Int
  /// The next sector of each sector.
  private let next: [UInt32]
  /// The next mini sector of each mini sector.
  private let nextMini: [UInt32]
  /// The sectors in which the mini sectors lie.
  private let miniContainer: [UInt32]
  private let entries: [Entry]

  private static let endOfChain: UInt32 = 0xFFFF_FFFE
  private static let miniSectorSize = 64
  /// Streams below this size lie in mini sectors.
  private static let miniLimit = 4096

  /// A stream at the root of the container.
  struct Entry {
    let name: String
    fileprivate let start: UInt32
    fileprivate let size: Int
  }

  /// The names of the streams and storages at the root.
  var names: [String] { entries.map(\.name) }

  /// Reads the container's tables.
  ///
  /// - Throws: `LEGACY-BROKEN`.
  init(_ source: ByteSource) throws(Diagnostic) {
    let place = Place(file: source.name)
    let header = LittleEndian(try source.bytes(at: 0, count: 512))
    guard header.bytes.count == 512, let shift = header.u16(0x1E), shift == 9 || shift == 12,
      let tables = header.u32(0x2C), let directory = header.u32(0x30), let miniTable = header.u32(0x3C),
      let moreTables = header.u32(0x44)
    else { throw LegacyFault.header.at(0, place) }
    self.source = source
    let sectorSize = 1 << Int(shift)
    let sectors = (source.count - 1) / sectorSize
    self.sectorSize = sectorSize

    func sector(_ number: UInt32) throws(Diagnostic) -> LittleEndian {
      guard number < sectors else { throw LegacyFault.allocation.at((Int(number) + 1) * sectorSize, place) }
      return LittleEndian(try source.bytes(at: (Int(number) + 1) * sectorSize, count: sectorSize))
    }
    // Where the tables of sectors lie: 109 numbers in the header, more in sectors of their own.
    var places = (0..<109).compactMap { header.u32(0x4C + 4 * $0) }.filter { $0 < 0xFFFF_FFFA }
    var more = moreTables
    var steps = 0
    while more < 0xFFFF_FFFA {
      steps += 1
      guard steps <= sectors else { throw LegacyFault.allocation.at(0x44, place) }
      let list = try sector(more)
      let last = sectorSize / 4 - 1
      places += (0..<last).compactMap { list.u32(4 * $0) }.filter { $0 < 0xFFFF_FFFA }
      more = list.u32(4 * last) ?? CompoundFile.endOfChain
    }
    guard places.count <= sectors, tables <= places.count else { throw LegacyFault.allocation.at(0x2C, place) }
    var next: [UInt32] = []
    next.reserveCapacity(places.count * sectorSize / 4)
    for number in places.prefix(Int(tables)) { next += try sector(number).words }
    self.next = next

    func chain(_ start: UInt32, _ links: [UInt32], most: Int) throws(Diagnostic) -> [UInt32] {
      var chain: [UInt32] = []
      var current = start
      while current < 0xFFFF_FFFA {
        guard current < links.count, chain.count < most else {
          throw LegacyFault.allocation.at((Int(start) + 1) * sectorSize, place)
        }
        chain.append(current)
        current = links[Int(current)]
      }
      return chain
    }
    var listed: [UInt8] = []
    for number in try chain(directory, next, most: sectors) { listed += try sector(number).bytes }
    guard let root = DirectoryEntry(listed, 0), root.type == 5 else {
      throw LegacyFault.directory.at((Int(directory) + 1) * sectorSize, place)
    }
    entries = CompoundFile.children(of: root, in: listed)
    miniContainer = try chain(root.start, next, most: sectors)
    var nextMini: [UInt32] = []
    for number in try chain(miniTable, next, most: sectors) { nextMini += try sector(number).words }
    self.nextMini = nextMini
  }

  /// The entries directly below the root. They hang in a tree, which a hostile file may turn into a circle.
  private static func children(of root: DirectoryEntry, in listed: [UInt8]) -> [Entry] {
    var entries: [Entry] = []
    var seen: Set<UInt32> = []
    var waiting = [root.child]
    while let number = waiting.popLast() {
      guard seen.insert(number).inserted, let entry = DirectoryEntry(listed, Int(number)) else { continue }
      waiting += [entry.left, entry.right]
      if entry.type == 1 || entry.type == 2 {
        entries.append(Entry(name: entry.name, start: entry.start, size: entry.size))
      }
    }
    return entries
  }

  /// The content of a stream, or nil where there is none of that name.
  ///
  /// - Throws: `LEGACY-BROKEN`.
  func stream(named name: String) throws(Diagnostic) -> StreamBytes? {
    guard let entry = entries.first(where: { $0.name.lowercased() == name.lowercased() }) else { return nil }
    let place = Place(file: source.name)
    let isMini = entry.size < CompoundFile.miniLimit
    let size = isMini ? CompoundFile.miniSectorSize : sectorSize
    let links = isMini ? nextMini : next
    let wanted = (entry.size + size - 1) / size
    var offsets: [Int] = []
    var current = entry.start
    var seen = [Bool](repeating: false, count: links.count)
    while offsets.count < wanted {
      guard current < links.count, !seen[Int(current)] else {
        throw LegacyFault.allocation.at((Int(entry.start) + 1) * sectorSize, place)
      }
      seen[Int(current)] = true
      if isMini {
        let at = Int(current) * size
        guard at / sectorSize < miniContainer.count else { throw LegacyFault.allocation.at(0x3C, place) }
        offsets.append((Int(miniContainer[at / sectorSize]) + 1) * sectorSize + at % sectorSize)
      } else {
        offsets.append((Int(current) + 1) * sectorSize)
      }
      current = links[Int(current)]
    }
    return StreamBytes(source, pieces: offsets, pieceSize: size, count: entry.size)
  }
}

/// An entry of the container's directory, 128 bytes.
private struct DirectoryEntry {
  let name: String
  let type: UInt8
  let left: UInt32
  let right: UInt32
  let child: UInt32
  let start: UInt32
  let size: Int

  init?(_ listed: [UInt8], _ number: Int) {
    guard number >= 0, (number + 1) * 128 <= listed.count else { return nil }
    let bytes = LittleEndian(Array(listed[number * 128..<(number + 1) * 128]))
    guard let length = bytes.u16(64), let left = bytes.u32(68), let right = bytes.u32(72), let child = bytes.u32(76),
      let start = bytes.u32(116), let size = bytes.u32(120)
    else { return nil }
    let units = (0..<min(max(Int(length) / 2 - 1, 0), 31)).compactMap { bytes.u16(2 * $0) }
    name = String(decoding: units, as: UTF16.self)
    type = bytes.bytes[66]
    self.left = left
    self.right = right
    self.child = child
    self.start = start
    self.size = Int(size)
  }
}

/// Bytes that lie in pieces of one size all over a file.
struct StreamBytes {
  private let source: ByteSource
  private let pieces: [Int]
  private let pieceSize: Int
  /// The number of bytes.
  let count: Int
  /// The file's name in messages.
  var name: String { source.name }

  init(_ source: ByteSource, pieces: [Int], pieceSize: Int, count: Int) {
    self.source = source
    self.pieces = pieces
    self.pieceSize = pieceSize
    self.count = count
  }

  /// A whole file as a stream.
  init(_ source: ByteSource) {
    self.init(source, pieces: [0], pieceSize: max(source.count, 1), count: source.count)
  }

  /// The bytes from an offset on, fewer only at the end.
  ///
  /// - Throws: `LEGACY-BROKEN` where the file ends before the stream does.
  func bytes(at offset: Int, count wanted: Int) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    let end = min(offset + wanted, count)
    bytes.reserveCapacity(max(0, end - offset))
    var position = offset
    while position < end {
      let within = position % pieceSize
      let length = min(pieceSize - within, end - position)
      let got = try source.bytes(at: pieces[position / pieceSize] + within, count: length)
      guard got.count == length else {
        throw LegacyFault.stream.at(pieces[position / pieceSize] + within, Place(file: name))
      }
      bytes += got
      position += length
    }
    return bytes
  }
}

/// Numbers among bytes, low byte first; nil beyond the end.
struct LittleEndian {
  var bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func u16(_ at: Int) -> UInt16? {
    guard at >= 0, at + 2 <= bytes.count else { return nil }
    return UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
  }

  func u32(_ at: Int) -> UInt32? {
    guard let low = u16(at), let high = u16(at + 2) else { return nil }
    return UInt32(low) | UInt32(high) << 16
  }

  func f64(_ at: Int) -> Double? {
    guard let low = u32(at), let high = u32(at + 4) else { return nil }
    return Double(bitPattern: UInt64(low) | UInt64(high) << 32)
  }

  /// All words of 32 bits.
  var words: [UInt32] { (0..<bytes.count / 4).compactMap { u32(4 * $0) } }
}
