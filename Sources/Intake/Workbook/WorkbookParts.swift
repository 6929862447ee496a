internal import Wording

/// `xl/workbook.xml`: the sheets and the date system.
final class SheetList: XMLStream {
  private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  private(set) var epoch1904 = false
  /// Whether formulas are to be computed when the workbook is opened.
  private(set) var computesOnLoad = false

  override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "workbookPr":
      epoch1904 = ["1", "true", "on"].contains(attributes["date1904"] ?? "")
    case "sheet":
      // `r:id`, not `sheetId`: prefixes are left aside.
      if let sheet = attributes["name"], let relation = attributes["id"], sheets.count < 1000 {
        sheets.append((sheet, relation, attributes["state"]?.lowercased().contains("hidden") == true))
      }
    case "calcPr":
      computesOnLoad = ["1", "true", "on"].contains(attributes["fullCalcOnLoad"] ?? "")
    default: break
    }
  }
}

/// `*.rels`: which part an id stands for.
final class RelationList: XMLStream {
  private(set) var targets: [String: String] = [:]
  private(set) var ofType: [String: String] = [:]

  override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
    guard "Relationship" ~= name, let id = attributes["Id"], let target = attributes["Target"],
      attributes["TargetMode"] != "External", targets.count < 10_000
    else { return }
    targets[id] = target
    if let type = attributes["Type"]?.split(separator: "/").last { ofType[String(type)] = target }
  }
}

/// `xl/sharedStrings.xml`: the texts that cells refer to by number.
final class SharedStrings: XMLStream {
  /// Bytes of all texts together.
  static let mostBytes = 256 << 20
  /// The number of texts.
  static let mostTexts = 8_000_000

  private(set) var texts: [String] = []
  private var value: [UInt8] = []
  private var bytes = 0
  private var isInText = false
  private var isInPhonetic = false

  override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "si": value.removeAll(keepingCapacity: true)
    case "t": isInText = !isInPhonetic
    case "rPh": isInPhonetic = true
    default: break
    }
  }

  override func closed(_ name: XMLName) {
    switch name {
    case "si":
      guard texts.count < SharedStrings.mostTexts else { return tooLong(SharedStrings.mostTexts) }
      texts.append(EscapedText.plain(value))
    case "t": isInText = false
    case "rPh": isInPhonetic = false
    default: break
    }
  }

  override func text(_ piece: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    bytes += piece.count
    guard bytes <= SharedStrings.mostBytes else { return tooLong(SharedStrings.mostBytes) }
    guard value.count + piece.count <= SheetReader.longestCell else { return tooLong(SheetReader.longestCell) }
    value.append(contentsOf: piece)
  }

  private func tooLong(_ limit: Int) {
    stop(Diagnostic(.workbookTextTooLong, at: place, ["part": part, "limit": String(limit)]))
  }
}

/// `xl/styles.xml`: which number format each cell style has.
final class CellStyles: XMLStream {
  private(set) var formats: [NumberFormat] = []
  private var custom: [Int: NumberFormat] = [:]
  private var isInCellFormats = false

  override func opened(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }), let code = attributes["formatCode"],
        custom.count < 10_000
      {
        custom[id] = NumberFormat(code: code)
      }
    case "cellXfs": isInCellFormats = true
    case "xf" where isInCellFormats:
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      if formats.count < 100_000 { formats.append(custom[id] ?? NumberFormat(builtIn: id)) }
    default: break
    }
  }

  override func closed(_ name: XMLName) {
    if "cellXfs" ~= name { isInCellFormats = false }
  }
}
