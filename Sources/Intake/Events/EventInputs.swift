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
    try add(folder: folder, turning: true)
  }

  /// Adds the canonical files of a folder but for those named; messages call them by their names behind `prefix`.
  ///
  /// - Parameters:
  ///   - turning: whether files in another form than UTF-8 with commas are turned into it while they are read; without it
  ///     they are refused when they are read.
  ///   - isLater: whether the folder is of the month after, of which only refunds and reviews are taken.
  ///   - waitsFrom: from when buyers wait for a person, by the platform the files are from.
  /// - Throws: `FOLDER-UNREADABLE` where the folder cannot be listed.
  public mutating func add(
    folder: String, prefix: String = "", except leftOut: Set<String> = [], turning: Bool = false, isLater: Bool = false,
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
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if turning, let source = try? ByteSource(file: path), !kind.isPlain(source),
        let table = try? CanonicalTable(at: path), table.event.kind == kind
      {
        add(
          Input(
            kind: kind, source: .success(table.event.source), name: prefix + name, isLater: isLater,
            waitsFrom: waitsFrom))
      } else {
        add(kind, file: path, name: prefix + name, isLater: isLater, waitsFrom: waitsFrom)
      }
    }
  }

  /// Adds a file of which is known that it cannot be read, and why.
  public mutating func add(_ kind: EventKind, unreadable reason: Diagnostic, name: String) {
    add(Input(kind: kind, source: .failure(reason), name: name, isLater: false, waitsFrom: .buyer))
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
