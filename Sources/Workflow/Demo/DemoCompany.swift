internal import Exact
internal import Foundation
public import Wording

/// A made-up company with a full year of months, 2026-01 to 2026-12, to try the product on.
///
/// The same seed gives the same bytes on every machine.
public struct DemoCompany: Sendable {
  private let seed: UInt64

  /// A company of this seed.
  public init(seed: UInt64 = 1) {
    self.seed = seed
  }

  /// Writes the company's folder, which must be new or empty; the schemes are given as file name and YAML.
  ///
  /// - Throws: `DEMO-FOLDER-TAKEN` or `DEMO-NOT-WRITTEN`.
  public func write(to folder: String, schemes: [String: String] = [:]) throws(Diagnostic) {
    let manager = FileManager.default
    if manager.fileExists(atPath: folder) {
      guard let entries = try? manager.contentsOfDirectory(atPath: folder), entries.isEmpty else {
        throw Diagnostic(.demoFolderTaken, at: Place(file: folder), ["folder": Diagnostic.quoted(folder)])
      }
    }
    try write(DemoFolder.files + schemeFiles(schemes), to: folder)
    for month in DemoCast.months {
      try write(files(of: month), to: folder)
    }
  }

  /// Every file of the folder, ordered by its path within each part.
  func files(schemes: [String: String] = [:]) -> [DemoFile] {
    DemoFolder.files + schemeFiles(schemes) + DemoCast.months.flatMap(files(of:))
  }

  /// The inbox of one month.
  func files(of month: Month) -> [DemoFile] {
    let events = DemoMonth(month, seed: seed)
    return (DemoMonthFiles(events).all + DemoPapers(events, seed: seed).all)
      .map { DemoFile(path: "inbox/\(month)/\($0.name)", bytes: $0.bytes) }
  }

  private func schemeFiles(_ schemes: [String: String]) -> [DemoFile] {
    schemes.sorted { $0.key < $1.key }
      .map { DemoFile(path: "schemes/" + $0.key, bytes: Array($0.value.utf8)) }
  }

  private func write(_ files: [DemoFile], to folder: String) throws(Diagnostic) {
    for file in files {
      let url = URL(fileURLWithPath: folder).appendingPathComponent(file.path)
      do {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url)
      } catch {
        throw Diagnostic(
          .demoNotWritten, at: Place(file: url.path), ["reason": Diagnostic.quoted(error.localizedDescription)])
      }
    }
  }
}
