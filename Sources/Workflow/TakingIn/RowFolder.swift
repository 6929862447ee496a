internal import Exact
internal import Foundation
internal import Intake
internal import Wording

/// A folder of the canonical rows of one file: `orders.csv` …, what the rows go by, and where they come from.
struct RowFolder: Sendable {
  /// The folder.
  let path: String
  /// What is kept beside the rows.
  let manifest: Manifest

  /// Its own name.
  var name: String { (path as NSString).lastPathComponent }

  private static let keysFile = "keys.csv"
  private static let keyColumns = [
    "dialect", "key", "content", "source", "metric", "days", "count", "order", "paid", "refunded",
  ]
  /// The columns of folders made before money was kept with the keys.
  private static let firstColumns = 7
  /// Stands between the rows that one key stands for.
  private static let between = "\u{1F}"

  /// A folder that is whole; nil for anything else.
  init?(at path: String) {
    guard let manifest = Manifest(of: path) else { return nil }
    self.path = path
    self.manifest = manifest
  }

  /// Finishes a folder whose rows are written: what they go by, and, last of all, the manifest.
  init(finishing path: String, _ reading: ExportReading, _ manifest: Manifest, _ pseudonyms: BuyerPseudonyms?)
    throws(Diagnostic)
  {
    if !reading.keys.isEmpty {
      let sink = try TextSink(path + "/" + RowFolder.keysFile)
      try sink.append { $0 += CSVText(RowFolder.keyColumns).bytes }
      for key in reading.keys {
        try sink.append { bytes in
          CSVText.append(key.dialect, to: &bytes)
          bytes.append(UInt8(ascii: ","))
          // A key may name a buyer.
          CSVText.append(pseudonyms?.rowKey(key.key) ?? key.key, to: &bytes)
          bytes.append(UInt8(ascii: ","))
          bytes += String(key.content, radix: 16).utf8
          bytes.append(UInt8(ascii: ","))
          CSVText.append(key.sources.joined(separator: RowFolder.between), to: &bytes)
          bytes.append(UInt8(ascii: ","))
          CSVText.append(key.metric, to: &bytes)
          bytes.append(UInt8(ascii: ","))
          if let days = key.days { bytes += "\(days.first)/\(days.last)".utf8 }
          bytes.append(UInt8(ascii: ","))
          bytes += String(key.count).utf8
          bytes.append(UInt8(ascii: ","))
          CSVText.append(key.money.order, to: &bytes)
          bytes += ",\(key.money.paid),\(key.money.refunded)\n".utf8
        }
      }
      try sink.close()
    }
    try Disk.write(manifest.text, to: path + "/" + Manifest.fileName)
    try Disk.sync(path)
    self.path = path
    self.manifest = manifest
  }

  /// What the rows go by; empty where they go by nothing.
  ///
  /// - Throws: what reading throws.
  func keys() throws(Diagnostic) -> [RowKey] {
    let path = path + "/" + RowFolder.keysFile
    guard Disk.exists(path) else { return [] }
    var reader = try CSVReader(ByteSource(file: path))
    var keys: [RowKey] = []
    _ = try reader.next()
    while try reader.next() {
      guard [RowFolder.firstColumns, RowFolder.keyColumns.count].contains(reader.fieldCount),
        let content = UInt64(reader.text(2), radix: 16)
      else {
        continue
      }
      let days = reader.text(5).split(separator: "/").compactMap { Day($0) }
      keys.append(
        RowKey(
          dialect: reader.text(0), key: reader.text(1), content: content,
          sources: reader.text(3).components(separatedBy: RowFolder.between), metric: reader.text(4),
          days: days.count == 2 ? RowKey.Days(first: days[0], last: days[1]) : nil, count: Int(reader.text(6)) ?? 1,
          money: reader.fieldCount > RowFolder.firstColumns
            ? RowKey.Money(
              order: reader.text(7), paid: Int64(reader.text(8)) ?? 0, refunded: Int64(reader.text(9)) ?? 0)
            : RowKey.Money()))
    }
    return keys
  }

  /// The canonical files in it.
  var files: [CanonicalFile] {
    CanonicalFile.allCases.filter { Disk.exists(path + "/" + $0.rawValue) }
  }
}
