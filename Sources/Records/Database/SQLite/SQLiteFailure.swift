internal import GRDB
internal import Glibc
internal import Wording

/// What SQLite reports, as the messages of the records.
struct SQLiteFailure {
  let path: String
  let patience: Patience

  var place: Place { Place(file: path) }

  /// The message for an error of the library.
  func diagnostic(_ error: any Error) -> Diagnostic {
    guard let error = error as? DatabaseError else { return unusable("\(error)") }
    let why = ["why": Diagnostic.quoted(error.message ?? "\(error.resultCode)")]
    return switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: patience.busy(place)
    case .SQLITE_FULL: Diagnostic(.recordsFull, at: place, why)
    case .SQLITE_IOERR where isDiskFull: Diagnostic(.recordsFull, at: place, why)
    case .SQLITE_READONLY, .SQLITE_PERM: Diagnostic(.recordsReadOnly, at: place, why)
    case .SQLITE_CANTOPEN where isInFolder: Diagnostic(.recordsReadOnly, at: place, why)
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: Diagnostic(.recordsDamaged, at: place, why)
    default: unusable(error.message ?? "\(error.resultCode)", statement: error.sql)
    }
  }

  private func unusable(_ why: String, statement: String? = nil) -> Diagnostic {
    Diagnostic(.recordsUnusable, at: place, ["why": Misuse.why(why, statement: statement)])
  }

  /// SQLite knows a full disk by ENOSPC on a write; on a sync or on its shared memory it only reports an I/O error.
  private var isDiskFull: Bool {
    var volume = statvfs()
    if statvfs(path, &volume) == 0, UInt64(volume.f_bavail) * UInt64(volume.f_frsize) < 1 << 16 { return true }
    return isLimitReached
  }

  /// Whether a file of the database is as large as the system lets this program make one.
  private var isLimitReached: Bool {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else {
      return false
    }
    return ["", "-wal", "-journal"].contains { ending in
      var file = stat()
      return stat(path + ending, &file) == 0 && UInt64(file.st_size) + 1 << 16 > UInt64(limit.rlim_cur)
    }
  }

  /// The path is one at which a file could stand: a folder that is not there, or a folder in its place, is no matter
  /// of permissions.
  private var isInFolder: Bool {
    var file = stat()
    if stat(path, &file) == 0 { return file.st_mode & S_IFMT == S_IFREG }
    guard let slash = path.lastIndex(of: "/") else { return true }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return stat(folder, &file) == 0 && file.st_mode & S_IFMT == S_IFDIR
  }
}
