internal import Glibc

/// The file a PDF is written to, piece by piece; it remembers the first error of the system.
final class PDFOutput {
  private let file: UnsafeMutablePointer<FILE>
  private var isClosed = false
  /// The first error; 0 while there is none.
  private(set) var error: Int32 = 0

  /// Nil where the file cannot be made; `errno` says why.
  init?(path: String) {
    guard let file = fopen(path, "w+be") else { return nil }
    self.file = file
  }

  deinit {
    if !isClosed { fclose(file) }
  }

  /// Adds bytes at the end.
  func write(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Bool {
    guard error == 0 else { return false }
    guard fwrite(bytes, 1, count, file) == count else {
      error = errno
      return false
    }
    return true
  }

  /// Adds text at the end.
  func write(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in bytes.baseAddress.map { write($0, bytes.count) } ?? true }
  }

  /// The number of bytes so far.
  var count: Int {
    fseek(file, 0, SEEK_END)
    return ftell(file)
  }

  /// The bytes from a place on, no more than so many.
  func read(from place: Int, most: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: max(0, most))
    fseek(file, max(0, place), SEEK_SET)
    let read = fread(&bytes, 1, bytes.count, file)
    fseek(file, 0, SEEK_END)
    return Array(bytes.prefix(read))
  }

  /// Brings everything to the disk.
  func close() -> Bool {
    isClosed = true
    guard fclose(file) == 0 else {
      error = errno
      return false
    }
    return error == 0
  }
}
