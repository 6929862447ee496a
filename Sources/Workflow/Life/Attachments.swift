internal import Exact
internal import Foundation
internal import Intake
internal import Records
internal import Wording

/// Files that people hand in as evidence: kept under the hash of their content in `evidence/files`, each once.
enum Attachments {
  /// The largest file that is kept.
  static let greatestSize = 50_000_000

  /// A file that lies in its place.
  struct Kept {
    let content: String
    let name: String
    let size: Int
  }

  /// Where the file of a hash lies.
  static func path(of content: String, in company: Company) -> String {
    "\(company.folder)/evidence/files/\(content)"
  }

  /// Writes a file under a name of its own and then puts it in its place: one that was left half written is in nobody's
  /// way, and of several who hand in the same each puts the same there.
  private static func write(_ bytes: [UInt8], to place: String) throws(Diagnostic) {
    try Disk.makeFolder((place as NSString).deletingLastPathComponent)
    let own = place + "." + UUID().uuidString + ".partial"
    do throws(Diagnostic) {
      try Disk.write(bytes, to: own)
      try Disk.move(own, to: place)
    } catch {
      try? Disk.remove(own)
      throw error
    }
  }

  /// Copies files to their place, before any entry speaks of them. A file nobody speaks of does no harm.
  ///
  /// - Throws: `FILE-NOT-FOUND`, `ATTACHMENT-TOO-LARGE`, `OUTPUT-NOT-WRITTEN`.
  static func take(_ paths: [String], for desk: Desk) throws(Diagnostic) -> [Kept] {
    var kept: [Kept] = []
    for path in paths {
      guard let size = Disk.Identity(path)?.size, !Disk.isFolder(path) else {
        throw Diagnostic(.fileNotFound, at: Place(file: path))
      }
      guard size <= greatestSize else {
        throw Diagnostic(
          .attachmentTooLarge, at: Place(file: path),
          ["size": String(size / 1_000_000), "limit": String(greatestSize / 1_000_000)])
      }
      guard let bytes = FileManager.default.contents(atPath: path) else {
        throw Diagnostic(.fileNotFound, at: Place(file: path))
      }
      let content = ContentHash(of: Array(bytes)).description
      let place = Attachments.path(of: content, in: desk.company)
      if !Disk.exists(place) {
        try write(Array(bytes), to: place)
      }
      kept.append(Kept(content: content, name: (path as NSString).lastPathComponent, size: bytes.count))
    }
    return kept
  }
}

extension Entry {
  /// Records files that lie in their place.
  mutating func attach(
    _ files: [Attachments.Kept], to concerns: String, of employee: String, in month: Month
  ) throws(Diagnostic) {
    for file in files {
      try add(
        Attachment(
          content: file.content, name: file.name, size: file.size, month: month, employee: employee,
          concerns: concerns))
    }
  }
}
