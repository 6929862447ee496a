public import Wording

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The event files of a month, in the order in which their rows follow each other.
public struct EventInputs: Sendable {
  /// An event file that was not opened yet.
  public struct Input: Sendable {
    /// What its rows are.
    public let kind: EventKind
    /// Its bytes, or why there are none.
    public let source: Result<ByteSource, Diagnostic>
    /// The name used in messages.
    public let name: String
    /// Whether it is of the month after, see ``EventFile/isLater``.
    public let isLater: Bool
    /// From when buyers wait for a person, by the platform the file is from.
    public let waitsFrom: WaitsFrom
  }

  /// The kinds that tell of orders of an earlier month: 退款, 评价.
  public static let afterSale: [EventKind] = [.refunds, .reviews]

  /// The files, by kind and then in the order they were added.
  public private(set) var files: [Input] = []

  /// No file yet.
  public init() {}

  /// The canonical files of a folder: `messages.csv`, and `messages-….csv` where a kind comes in several files, in
  /// bytewise order of their names. Files of other names are left alone.
  ///
  /// - Throws: `FOLDER-UNREADABLE` where the folder cannot be listed.
  public init(folder: String) throws(Diagnostic) {
    try add(folder: folder)
  }

  /// Adds the canonical files of a folder but for those named; messages call them by their names behind `prefix`.
  ///
  /// - Throws: `FOLDER-UNREADABLE` where the folder cannot be listed.
  ///
  /// - Parameters:
  ///   - isLater: whether the folder is of the month after, of which only refunds and reviews are taken.
  ///   - waitsFrom: from when buyers wait for a person, by the platform the files are from.
  public mutating func add(
    folder: String, prefix: String = "", except leftOut: Set<String> = [], isLater: Bool = false,
    waitsFrom: WaitsFrom = .buyer
  ) throws(Diagnostic) {
    guard let directory = opendir(folder) else {
      throw Diagnostic(.folderUnreadable, at: Place(file: folder), ["reason": String(cString: strerror(errno))])
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    // Without their endings, so that `messages.csv` comes before `messages-2.csv`.
    let stems = names.filter { $0.hasSuffix(".csv") }.map { $0.dropLast(4) }
    for stem in stems.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let name = stem + ".csv"
      if leftOut.contains(String(name)) { continue }
      guard let kind = EventKind.allCases.first(where: { stem == $0.rawValue || stem.hasPrefix($0.rawValue + "-") })
      else { continue }
      if isLater, !EventInputs.afterSale.contains(kind) { continue }
      add(
        kind, file: folder.hasSuffix("/") ? folder + name : folder + "/" + name, name: prefix + name, isLater: isLater,
        waitsFrom: waitsFrom)
    }
  }

  /// Adds a file; one that cannot be opened is kept with the reason.
  public mutating func add(
    _ kind: EventKind, file path: String, name: String? = nil, isLater: Bool = false, waitsFrom: WaitsFrom = .buyer
  ) {
    let source: Result<ByteSource, Diagnostic>
    do throws(Diagnostic) {
      source = .success(try ByteSource(file: path, name: name))
    } catch {
      source = .failure(error)
    }
    add(Input(kind: kind, source: source, name: name ?? path, isLater: isLater, waitsFrom: waitsFrom))
  }

  /// Adds a text in memory.
  public mutating func add(
    _ kind: EventKind, _ bytes: [UInt8], name: String, isLater: Bool = false, waitsFrom: WaitsFrom = .buyer
  ) {
    add(
      Input(
        kind: kind, source: .success(ByteSource(bytes, name: name)), name: name, isLater: isLater,
        waitsFrom: waitsFrom))
  }

  private mutating func add(_ input: Input) {
    let at = files.firstIndex { input.kind < $0.kind } ?? files.count
    files.insert(input, at: at)
  }
}
