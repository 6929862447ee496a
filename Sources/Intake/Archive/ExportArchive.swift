internal import Exact
internal import Wording

/// An archive of exports: the files that a platform, or a person, packed together.
///
/// Each file is unpacked by itself, to memory or to a file without a name, never under the name it has in the archive.
/// Archives within archives are not opened.
struct ExportArchive {
  /// What all files of an archive may unpack to.
  static let limits = ZipArchive.Limits(inflated: 4 << 30)

  /// A file of the archive.
  struct Member {
    /// Its name in messages and evidence, `export.zip/orders.csv`: harmless whatever the archive calls it.
    let name: String
    /// The archive's path and its name.
    let path: String
    /// Whether an earlier file has the same name.
    let isRepeated: Bool
    fileprivate let entry: ZipArchive.Entry
  }

  /// The files, in the order of the archive's directory; folders and what systems leave behind are left out.
  let members: [Member]
  /// The hash of the archive.
  let hash: ContentHash
  private let archive: ZipArchive

  /// Opens an archive.
  ///
  /// - Throws: an `ARCHIVE-…` diagnostic.
  init(_ source: ByteSource) throws(Diagnostic) {
    let archive = try ZipArchive(source, limits: ExportArchive.limits)
    let own = source.name.split(separator: "/").last.map(String.init) ?? source.name
    var names: Set<String> = []
    var members: [Member] = []
    for entry in archive.list where !entry.isFolder {
      let steps = ExportArchive.steps(of: entry.name)
      guard let last = steps.last, steps[0] != "__MACOSX", !last.hasPrefix("."), !last.hasPrefix("~$"),
        last != "Thumbs.db"
      else { continue }
      var name = steps.joined(separator: "/")
      let isRepeated = names.contains(name)
      while !names.insert(name).inserted { name += "#" }
      members.append(
        Member(
          name: own + "/" + name, path: source.name + "/" + name, isRepeated: isRepeated, entry: entry
        ))
    }
    guard !members.isEmpty else { throw Diagnostic(.archiveWithoutFiles, at: Place(file: source.name)) }
    self.members = members
    self.archive = archive
    hash = try ContentHash(of: source)
  }

  /// The note that an archive was opened.
  var opened: Diagnostic {
    Diagnostic(.archiveOpened, at: Place(file: archive.path), ["count": String(members.count)])
  }

  /// Unpacks a file and opens its table.
  ///
  /// - Throws: `ARCHIVE-FILE-TWICE`, `ARCHIVE-NESTED`, `ARCHIVE-ENCRYPTED` and what ``TableFile`` throws.
  func table(of member: Member) throws(Diagnostic) -> TableFile {
    try TableFile(content(of: member), name: member.name)
  }

  /// Unpacks a file.
  ///
  /// - Throws: `ARCHIVE-FILE-TWICE`, `ARCHIVE-NESTED`, `ARCHIVE-ENCRYPTED`, `ARCHIVE-DAMAGED`, `ARCHIVE-BOMB`,
  ///   `FILE-EMPTY`, `SCRATCH-FAILED`.
  func content(of member: Member) throws(Diagnostic) -> ByteSource {
    guard !member.isRepeated else { throw Diagnostic(.archiveFileTwice, at: Place(file: member.path)) }
    do throws(Diagnostic) {
      let source = try archive.content(of: member.entry, name: member.path)
      guard source.count > 0 else { throw Diagnostic(.fileEmpty, at: Place(file: member.path)) }
      if case .archive = FileKind(of: try source.bytes(at: 0, count: 64)), !Workbook.isOffice(try ZipArchive(source)) {
        throw Diagnostic(.archiveNested, at: Place(file: member.path))
      }
      return source
    } catch {
      // What is wrong with an entry is said of the file, not of the archive.
      var error = error
      error.place.file = member.path
      throw error
    }
  }

  /// The steps of a path without those that lead out of the archive.
  private static func steps(of name: String) -> [String] {
    name.split { $0 == "/" || $0 == "\\" }.map { Diagnostic.quoted($0) }.filter { step in
      step != "." && step != ".." && !step.isEmpty && !(step.count == 2 && step.hasSuffix(":"))
    }
  }
}

/// What a person puts in: a table, or an archive of several.
enum ExportFile {
  case table(TableFile)
  case archive(ExportArchive)

  /// Opens a file and tells which it is by its content.
  ///
  /// - Throws: what ``TableFile`` and ``ExportArchive`` throw.
  init(at path: String) throws(Diagnostic) {
    let (source, name) = try ArchivedFiles.source(at: path)
    if case .archive = FileKind(of: try source.bytes(at: 0, count: 64)), !Workbook.isOffice(try ZipArchive(source)) {
      self = .archive(try ExportArchive(source))
    } else {
      self = .table(try TableFile(source, name: name))
    }
  }
}
