internal import CSodium
public import Wording

/// The BLAKE2b-256 hash of a file's content: two files of the same hash are one file, whatever their names.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// The hash of bytes in memory.
  public init(of content: [UInt8]) {
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash(&hash, hash.count, content, UInt64(content.count), nil, 0)
    bytes = hash
  }

  /// The hash of a file, read in pieces.
  ///
  /// - Throws: `FILE-NOT-FOUND`, `FILE-UNREADABLE`, `FILE-NOT-A-FILE`, `FILE-EMPTY`.
  public init(ofFileAt path: String) throws(Diagnostic) {
    let file = try OpenFile(path)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: crypto_generichash_statebytes(), alignment: 64)
    let state = OpaquePointer(memory)
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 19, alignment: 64)
    defer {
      memory.deallocate()
      piece.deallocate()
    }
    crypto_generichash_init(state, nil, 0, 32)
    while true {
      let got = file.read(into: piece)
      guard got >= 0 else {
        throw Diagnostic(.fileUnreadable, at: Place(file: path), ["reason": "read error"])
      }
      if got == 0 { break }
      crypto_generichash_update(state, piece.bindMemory(to: UInt8.self).baseAddress, UInt64(got))
    }
    var hash = [UInt8](repeating: 0, count: 32)
    crypto_generichash_final(state, &hash, hash.count)
    bytes = hash
  }

  /// 64 hexadecimal digits.
  public var description: String {
    bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
