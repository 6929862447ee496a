import Wording
import Yams

/// Questions to the text of a scheme before and beside its YAML.
enum SchemeText {
  /// Something there is too much of.
  struct Excess {
    let line: Int
    let what: Bilingual
    let limit: Bilingual
  }

  private static let mostLevels = 50
  private static let mostNodes = 20_000
  /// With so few aliases even ones that double each other stay small.
  private static let mostAliases = 30

  /// What keeps a text from being handed to the YAML parser, whose recursion and hashing trust their input.
  static func excess(of source: String) -> Excess? {
    if source.utf8.count > SchemeLoader.greatestLength {
      return Excess(
        line: 1,
        what: Bilingual("方案有 \(source.utf8.count) 字节", "The scheme has \(source.utf8.count) bytes"),
        limit: Bilingual("\(SchemeLoader.greatestLength) 字节", "\(SchemeLoader.greatestLength) bytes"))
    }
    if let line = lineOfDeepNesting(source) {
      return Excess(
        line: line, what: Bilingual("括号或缩进嵌套过深", "Brackets or indentation nest too deeply"),
        limit: Bilingual("\(mostLevels) 层", "\(mostLevels) levels"))
    }
    let aliases = aliasCount(source)
    guard aliases > mostAliases else { return nil }
    return Excess(
      line: 1, what: Bilingual("方案有 \(aliases) 处 YAML 引用", "The scheme has \(aliases) YAML aliases"),
      limit: Bilingual("\(mostAliases) 处", "\(mostAliases)"))
  }

  /// What keeps a tree from being read; an alias bomb is a small text with very many nodes.
  static func excess(of root: Node) -> Excess? {
    var budget = mostNodes
    guard !isModest(root, &budget) else { return nil }
    return Excess(
      line: 1, what: Bilingual("方案展开后内容过多", "The scheme unfolds to too many entries"),
      limit: Bilingual("\(mostNodes) 项", "\(mostNodes)"))
  }

  private static func isModest(_ node: Node, _ budget: inout Int) -> Bool {
    budget -= 1
    guard budget > 0 else { return false }
    switch node {
    case .sequence(let sequence):
      for element in sequence where !isModest(element, &budget) { return false }
    case .mapping(let mapping):
      for (key, value) in mapping {
        guard isModest(key, &budget), isModest(value, &budget) else { return false }
      }
    default: break
    }
    return true
  }

  /// The line on which brackets or indentation go deeper than a person writes.
  private static func lineOfDeepNesting(_ source: String) -> Int? {
    var (line, depth, column) = (1, 0, 0)
    var leading = true
    for byte in source.utf8 {
      switch byte {
      case UInt8(ascii: "\n"): (line, column, leading) = (line + 1, 0, true)
      case UInt8(ascii: "["), UInt8(ascii: "{"): (depth, leading) = (depth + 1, false)
      case UInt8(ascii: "]"), UInt8(ascii: "}"): (depth, leading) = (max(0, depth - 1), false)
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"): break
      default: leading = false
      }
      if leading { column += 1 }
      if depth > mostLevels || column > 4 * mostLevels { return line }
    }
    return nil
  }

  /// How often an anchor (`&name`) is used (`*name`).
  private static func aliasCount(_ source: String) -> Int {
    guard source.utf8.contains(UInt8(ascii: "&")) else { return 0 }
    let anchors = Set(names(after: UInt8(ascii: "&"), in: source))
    return anchors.isEmpty ? 0 : names(after: UInt8(ascii: "*"), in: source).count { anchors.contains($0) }
  }

  private static func names(after sign: UInt8, in source: String) -> [Substring] {
    let ends: Set<Character> = [" ", "\n", "\r\n", "\r", "\t", ",", "[", "]", "{", "}"]
    return source.utf8.indices.filter { source.utf8[$0] == sign }
      .map { source[source.utf8.index(after: $0)...].prefix { !ends.contains($0) } }
      .filter { !$0.isEmpty }
  }

  /// The text without the byte order mark that editors on Windows put first.
  static func withoutMark(_ source: String) -> String {
    source.unicodeScalars.first == "\u{FEFF}" ? String(source.unicodeScalars.dropFirst()) : source
  }

  /// The line and column of a byte of the text.
  static func place(ofByte offset: Int, in source: String) -> (line: Int, column: Int) {
    let before = source.utf8.prefix(max(0, offset))
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { source.utf8.index(after: $0) } ?? source.startIndex
    return (line, String(decoding: before[start...], as: UTF8.self).unicodeScalars.count + 1)
  }

  /// Where a mapping's key stands for the second time, when the first is at a line and column.
  static func second(_ key: String, after line: Int, _ column: Int, in source: String) -> (line: Int, column: Int) {
    let lines = SchemeFindings.lines(of: source)
    let spellings = [key, "\"\(key)\"", "'\(key)'"].map { Array(($0 + ":").unicodeScalars) }
    func stands(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool { spellings.contains { scalars.starts(with: $0) } }
    for (index, text) in lines.enumerated().dropFirst(line - 1) {
      let scalars = Array(text.unicodeScalars)
      if index == line - 1 {
        // In flow style both may stand on one line.
        for place in scalars.indices.dropFirst(column) where " ,{".unicodeScalars.contains(scalars[place - 1]) {
          if stands(scalars[place...]) { return (line, place + 1) }
        }
      } else if scalars.count >= column, stands(scalars[(column - 1)...]) {
        return (index + 1, column)
      }
    }
    return (line, column)
  }
}
