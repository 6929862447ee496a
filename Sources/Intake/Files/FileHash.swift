internal import CSodium
public import Exact
public import Wording

extension ContentHash {
  /// The hash of a file, read in pieces.
  ///
  /// - Throws: `FILE-NOT-FOUND`, `FILE-UNREADABLE`, `FILE-NOT-A-FILE`, `FILE-EMPTY`.
  public init(ofFileAt path: String) throws(Diagnostic) {
    let file: OpenFile
    do throws(Diagnostic) { file = try OpenFile(path) } catch {
      self = try ContentHash(of: ArchivedFiles.source(at: path).source)
      return
    }
    let hasher = ContentHasher()
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 19, alignment: 64)
    defer { piece.deallocate() }
    while true {
      let got = file.read(into: piece)
      guard got >= 0 else {
        throw Diagnostic(.fileUnreadable, at: Place(file: path), ["reason": "read error"])
      }
      if got == 0 { break }
      hasher.add(UnsafeRawBufferPointer(rebasing: piece[..<got]))
    }
    self = hasher.hash()
  }

  /// The hash of all bytes of a source.
  init(of source: ByteSource) throws(Diagnostic) {
    let hasher = ContentHasher()
    try source.forEachPiece { piece, _ in hasher.add(piece) }
    self = hasher.hash()
  }
}

/// Makes the hash of a content that comes in pieces.
final class ContentHasher {
  private let memory = UnsafeMutableRawPointer.allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)

  init() {
    crypto_generichash_init(OpaquePointer(memory), nil, 0, 32)
  }

  deinit {
    memory.deallocate()
  }

  /// Adds the next bytes.
  func add(_ bytes: UnsafeRawBufferPointer) {
    let start = bytes.bindMemory(to: UInt8.self).baseAddress
    crypto_generichash_update(OpaquePointer(memory), start, UInt64(bytes.count))
  }

  /// The hash of all bytes added; to be asked once.
  func hash() -> ContentHash {
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash_final(OpaquePointer(memory), &hash, hash.count)
    return ContentHash(bytes: hash)
  }
}

extension ByteSource {
  /// Hands over all bytes in order, some at a time, with the offset of each piece.
  func forEachPiece(
    of size: Int = 1 << 20, from start: Int = 0, _ body: (UnsafeRawBufferPointer, Int) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(size, max(count, 1)), alignment: 64)
    defer { buffer.deallocate() }
    var offset = start
    while offset < count {
      let got = try read(at: offset, into: buffer)
      guard got > 0 else { return }
      try body(UnsafeRawBufferPointer(rebasing: buffer[..<got]), offset)
      offset += got
    }
  }
}
