internal import Exact
internal import Wording

/// The files that lie in archives of exports, by paths that lead through the archive: `inbox/export.zip/orders.csv`.
///
/// Such a path can be given wherever a file is read.
public enum ArchivedFiles {
  /// The paths of the files in an archive, or nil where a file is no archive of exports or cannot be opened as one.
  public static func paths(at path: String) -> [String]? {
    // Only what begins as an archive is opened: a table of gigabytes is not read to find out that it is none.
    guard let source = try? OpenFile(path).source(name: path), let head = try? source.bytes(at: 0, count: 64),
      case .archive = FileKind(of: head), let zip = try? ZipArchive(source), !Workbook.isOffice(zip)
    else { return nil }
    return (try? ExportArchive(source))?.members.map(\.path)
  }

  /// The archive through which a path leads, or nil.
  public static func archive(of path: String) -> String? {
    var end = path.endIndex
    while let slash = path[..<end].lastIndex(of: "/"), slash > path.startIndex {
      end = slash
      let outer = String(path[..<slash])
      // The nearest step that is there decides: a folder has no archive above it.
      do throws(Diagnostic) {
        _ = try OpenFile(outer)
        return outer
      } catch {
        guard error.code == Message.fileNotFound.code else { return nil }
      }
    }
    return nil
  }

  /// A file by its path, or one in an archive through which the path leads.
  ///
  /// - Throws: `FILE-…`, `ARCHIVE-…`, `SCRATCH-FAILED`.
  static func source(at path: String) throws(Diagnostic) -> (source: ByteSource, name: String?) {
    do throws(Diagnostic) { return (try OpenFile(path).source(name: path), nil) } catch {
      guard error.code == Message.fileNotFound.code, let outer = archive(of: path) else { throw error }
      let source = try OpenFile(outer).source(name: outer)
      guard case .archive = FileKind(of: try source.bytes(at: 0, count: 64)) else { throw error }
      let archive = try ExportArchive(source)
      guard let member = archive.members.first(where: { $0.path == path }) else { throw error }
      return (try archive.content(of: member), member.name)
    }
  }
}
