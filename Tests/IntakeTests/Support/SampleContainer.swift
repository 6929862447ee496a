/// An OLE2 container with streams at its root, written as bytes: sectors of 512 bytes, one level of tables.
struct SampleContainer {
  var streams: [(name: String, bytes: [UInt8])] = []

  var bytes: [UInt8] {
    // Streams below 4,096 bytes would lie in mini sectors; padded, none of them do.
    let padded = streams.map { $0.bytes + [UInt8](repeating: 0, count: max(0, 4096 - $0.bytes.count)) }
    var sectors: [[UInt8]] = []
    var table: [UInt32] = []
    func put(_ bytes: [UInt8]) -> UInt32 {
      let first = table.count
      let count = (bytes.count + 511) / 512
      for index in 0..<count {
        var sector = Array(bytes[(index * 512)..<min(bytes.count, (index + 1) * 512)])
        sector += [UInt8](repeating: 0, count: 512 - sector.count)
        sectors.append(sector)
        table.append(index + 1 < count ? UInt32(first + index + 1) : 0xFFFF_FFFE)
      }
      return UInt32(first)
    }
    let starts = padded.map { put($0) }
    var directory = entry("Root Entry", type: 5, child: streams.isEmpty ? .max : 1, start: 0xFFFF_FFFE, size: 0)
    for (index, stream) in streams.enumerated() {
      directory += entry(
        stream.name, type: 2, right: index + 1 < streams.count ? UInt32(index + 2) : .max, start: starts[index],
        size: padded[index].count)
    }
    let directoryStart = put(directory)
    // The table of sectors lists itself, too.
    var tableSectors = 1
    while (table.count + tableSectors) * 4 > tableSectors * 512 { tableSectors += 1 }
    let tableStart = table.count
    table += [UInt32](repeating: 0xFFFF_FFFD, count: tableSectors)
    table += [UInt32](repeating: .max, count: tableSectors * 128 - table.count)
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 16)
    header += SampleRecords.u16(0x3E) + SampleRecords.u16(3) + SampleRecords.u16(0xFFFE) + SampleRecords.u16(9)
    header += SampleRecords.u16(6) + [UInt8](repeating: 0, count: 10) + SampleRecords.u32(UInt32(tableSectors))
    header += SampleRecords.u32(directoryStart) + SampleRecords.u32(0) + SampleRecords.u32(4096)
    header += SampleRecords.u32(0xFFFF_FFFE) + SampleRecords.u32(0)  // no mini sectors
    header += SampleRecords.u32(0xFFFF_FFFE) + SampleRecords.u32(0)  // no further tables
    for index in 0..<109 { header += SampleRecords.u32(index < tableSectors ? UInt32(tableStart + index) : .max) }
    return header + sectors.flatMap(\.self) + table.flatMap { SampleRecords.u32($0) }
  }

  private func entry(_ name: String, type: UInt8, child: UInt32 = .max, right: UInt32 = .max, start: UInt32, size: Int)
    -> [UInt8]
  {
    let units = name.utf16.flatMap { SampleRecords.u16($0) }
    var entry = units + [UInt8](repeating: 0, count: 64 - units.count) + SampleRecords.u16(UInt16(units.count + 2))
    entry += [type, 1] + SampleRecords.u32(.max) + SampleRecords.u32(right) + SampleRecords.u32(child)
    entry += [UInt8](repeating: 0, count: 36) + SampleRecords.u32(start) + SampleRecords.u32(UInt32(size))
    return entry + [0, 0, 0, 0]
  }
}
