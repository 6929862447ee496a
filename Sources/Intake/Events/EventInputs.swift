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
  }

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
  /// - Parameter turning: whether files in another form than UTF-8 with commas are turned into it while they are read;
  ///   without it they are refused when they are read.
  /// - Throws: `FOLDER-UNREADABLE` where the folder cannot be listed.
  public mutating func add(
    folder: String, prefix: String = "", except leftOut: Set<String> = [], turning: Bool = false
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
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      if turning, let source = try? ByteSource(file: path), !kind.isPlain(source),
        let table = try? CanonicalTable(at: path), table.event.kind == kind
      {
        add(kind, .success(table.event.source), prefix + name)
      } else {
        add(kind, file: path, name: prefix + name)
      }
    }
  }

  /// Adds a file of which is known that it cannot be read, and why.
  public mutating func add(_ kind: EventKind, unreadable reason: Diagnostic, name: String) {
    add(kind, .failure(reason), name)
  }

  /// Adds a file; one that cannot be opened is kept with the reason.
  public mutating func add(_ kind: EventKind, file path: String, name: String? = nil) {
    do throws(Diagnostic) {
      add(kind, .success(try ByteSource(file: path, name: name)), name ?? path)
    } catch {
      add(kind, .failure(error), name ?? path)
    }
  }

  /// Adds a text in memory.
  public mutating func add(_ kind: EventKind, _ bytes: [UInt8], name: String) {
    add(kind, .success(ByteSource(bytes, name: name)), name)
  }

  private mutating func add(_ kind: EventKind, _ source: Result<ByteSource, Diagnostic>, _ name: String) {
    let at = files.firstIndex { kind < $0.kind } ?? files.count
    files.insert(Input(kind: kind, source: source, name: name), at: at)
  }
}
