internal import Foundation
public import Wording

/// A folder of one's own among the machine's temporary files: what lies in it may say what people earn, and nobody else
/// who works on the machine looks into it.
public enum PrivateFolder {
  /// Makes one for as long as something takes.
  ///
  /// - Throws: `OUTPUT-NOT-WRITTEN` where it cannot be made; what the body throws.
  public static func with<Result>(
    _ body: (String) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/kaohe-" + UUID().uuidString
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Disk.failure(folder, error.localizedDescription)
    }
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }
}
