/// How much may wait to be imported.
public struct UploadLimits: Sendable {
  /// The most bytes of one file.
  public var file: Int
  /// The most bytes of one person's files together.
  public var share: Int
  /// The most files of one person.
  public var files: Int
  /// The bytes of the disk that stay free.
  public var reserve: Int
  /// Seconds after which a file that nobody goes on with is cleared.
  public var age: Int

  /// What holds unless a test says otherwise: 4 GiB a file, 16 GiB and 200 files a person, 1 GiB of the disk, a week.
  public static let standard = UploadLimits(
    file: 4 << 30, share: 16 << 30, files: 200, reserve: 1 << 30, age: 7 * 86_400)

  /// Limits.
  public init(file: Int, share: Int, files: Int, reserve: Int, age: Int) {
    self.file = file
    self.share = share
    self.files = files
    self.reserve = reserve
    self.age = age
  }

  /// Bytes as whole MiB, rounded up; any number of them, for a browser may claim any.
  static func mebibytes(_ bytes: Int) -> String { String(bytes >> 20 + (bytes & ((1 << 20) - 1) == 0 ? 0 : 1)) }
}
