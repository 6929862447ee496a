internal import Exact
internal import Foundation
internal import Intake

/// A file that somebody sends to be imported, as far as it has come.
public struct Upload: Hashable, Sendable {
  /// What names it: 24 hexadecimal digits, the same for the same file of the same person and month.
  public let id: String
  /// Its plain name.
  public let name: String
  /// The bytes it was said to have.
  public let size: Int
  /// The bytes that are there.
  public let received: Int
  /// The shop it is of, where somebody said so.
  public let shop: String?
  /// Whether somebody confirmed that its reports are of the month whatever they say themselves.
  public let isMonthConfirmed: Bool
  /// The folder that holds it and nothing else.
  let folder: String

  /// Whether all of it is there.
  public var isWhole: Bool { received == size }
  /// Where it lies; its last step is its name.
  public var path: String { folder + "/" + name }

  /// What is written beside it.
  struct Note: Codable {
    var name: String
    var size: Int
    var shop: String?
    var isMonthConfirmed: Bool?
  }

  static let noteFile = "upload.json"

  init?(at folder: String, id: String) {
    guard let data = FileManager.default.contents(atPath: folder + "/" + Upload.noteFile),
      let note = try? JSONDecoder().decode(Note.self, from: data)
    else { return nil }
    self.id = id
    self.folder = folder + "/file"
    name = note.name
    size = note.size
    shop = note.shop
    isMonthConfirmed = note.isMonthConfirmed ?? false
    received = FileStamp(at: folder + "/file/" + note.name)?.size ?? 0
  }

  /// What names a file that is sent: who sends it for which month, and by what a browser tells it from others.
  static func id(_ name: String, size: Int, modified: String) -> String {
    let text = [name, String(size), modified].joined(separator: "\u{1F}")
    return String(ContentHash(of: Array(text.utf8)).description.prefix(24))
  }

  /// Whether a text is what names an upload, so that no path can be made of it.
  static func isID(_ text: String) -> Bool {
    text.utf8.count == 24 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}
