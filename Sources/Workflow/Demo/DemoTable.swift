import Exact
import Intake

/// A CSV file in the making (RFC 4180, UTF-8, LF), written as bytes.
struct DemoTable {
  private(set) var bytes: [UInt8]
  private var atRowStart = true
  private var dayNumber = Int.min
  private var dayBytes: [UInt8] = []

  init(header: String) {
    bytes = Array(header.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// A cell of any text, quoted where need be.
  mutating func text(_ value: String) {
    separate()
    CSVText.append(value, to: &bytes)
  }

  /// A cell of bytes that are known to need no quotes.
  mutating func plain(_ value: [UInt8]) {
    separate()
    bytes.append(contentsOf: value)
  }

  mutating func number(_ value: Int) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
  }

  /// An id: its prefix, then the serial number with leading zeros.
  mutating func id(_ prefix: [UInt8], _ serial: Int, width: Int = 5) {
    separate()
    bytes.append(contentsOf: prefix)
    digits(serial, width)
  }

  /// `2026-10-05 09:30:00`, or nothing.
  mutating func time(_ seconds: Int?) {
    separate()
    guard let seconds else { return }
    appendDay(seconds / 86_400)
    bytes.append(UInt8(ascii: " "))
    digits(seconds % 86_400 / 3600, 2)
    bytes.append(UInt8(ascii: ":"))
    digits(seconds % 3600 / 60, 2)
    bytes.append(UInt8(ascii: ":"))
    digits(seconds % 60, 2)
  }

  /// `2026-10-05`.
  mutating func day(_ number: Int) {
    separate()
    appendDay(number)
  }

  mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    atRowStart = true
  }

  /// A whole row of text cells.
  mutating func row(_ cells: String...) {
    for cell in cells { text(cell) }
    endRow()
  }

  private mutating func separate() {
    if !atRowStart { bytes.append(UInt8(ascii: ",")) }
    atRowStart = false
  }

  // Most rows share the day of the row before.
  private mutating func appendDay(_ number: Int) {
    if number != dayNumber {
      dayNumber = number
      dayBytes = Array(Day(number: number).description.utf8)
    }
    bytes.append(contentsOf: dayBytes)
  }

  private mutating func digits(_ value: Int, _ width: Int) {
    if width > 1 { digits(value / 10, width - 1) }
    bytes.append(UInt8(ascii: "0") + UInt8(value % 10))
  }
}
