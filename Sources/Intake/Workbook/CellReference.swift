/// A cell's place as workbooks write it: `BC23`.
struct CellReference {
  /// The most columns a sheet can have: XFD.
  static let mostColumns = 16_384
  /// The most rows a sheet can have.
  static let mostRows = 1_048_576

  /// The column from 1; beyond the limit it is ``mostColumns`` + 1.
  let column: Int
  /// The row from 1.
  let row: Int

  init?(_ text: String) {
    var column = 0
    var row = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0:
        column = min(column * 26 + Int(byte - UInt8(ascii: "A")) + 1, CellReference.mostColumns + 1)
      case UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0:
        column = min(column * 26 + Int(byte - UInt8(ascii: "a")) + 1, CellReference.mostColumns + 1)
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0 && digits < 10:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      case UInt8(ascii: "$"): continue
      default: return nil
      }
    }
    guard column > 0, row > 0 else { return nil }
    self.column = column
    self.row = row
  }
}
