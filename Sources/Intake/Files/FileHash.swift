internal import CSodium
public import Exact
public import Wording

extension ContentHash {
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
    self.init(bytes: hash)
  }
}
