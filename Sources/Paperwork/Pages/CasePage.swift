public import Appraisal
internal import Exact
public import Scheme
public import Wording

/// The page of an appeal's file: how anybody can compute the result again, with a calculator, with the workbook, and with
/// kaohe; in Chinese, then in English. Plain HTML without scripts.
public struct CasePage: Sendable {
  /// A file of the bundle, and what it is.
  public struct Member: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What it is.
    public let what: Bilingual

    /// A file.
    public init(_ name: String, _ what: Bilingual) {
      self.name = name
      self.what = what
    }
  }

  let derivation: Derivation
  let schemes: [Scheme]
  let members: [Member]
  /// What was said and decided, a line each.
  let story: [Bilingual]

  /// The page about a derivation, with the schemes it was made with, in the order of the derivation.
  public init(derivation: Derivation, schemes: [Scheme], members: [Member], story: [Bilingual]) {
    self.derivation = derivation
    self.schemes = schemes
    self.members = members
    self.story = story
  }

  /// The page, in UTF-8.
  public var html: [UInt8] {
    let head = """
      <!DOCTYPE html>
      <html lang="zh">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>\(HTMLText.escaped(title(.chinese)))</title>
      <style>
      body { font-family: sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; line-height: 1.5; }
      table { border-collapse: collapse; width: 100%; margin: 1em 0; }
      td, th { border: 1px solid #999; padding: .3em .5em; text-align: left; vertical-align: top; }
      th { background: #eee; }
      td.number { text-align: right; white-space: nowrap; }
      code { background: #eee; padding: 0 .2em; }
      </style>
      </head>
      <body>

      """
    let parts = Language.allCases.map { CasePagePart(page: self, language: $0).html }
    return Array((head + parts.joined(separator: "<hr>\n") + "</body>\n</html>\n").utf8)
  }

  func title(_ language: Language) -> String {
    let whose = derivation.name.isEmpty ? derivation.employee : derivation.name
    return language == .chinese
      ? "申诉卷宗：\(whose) \(derivation.month)" : "File of an appeal: \(whose), \(derivation.month)"
  }
}

/// Text on a page: nothing in it is taken for markup.
enum HTMLText {
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in CellText.clean(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += "<br>"
      default: result.append(character)
      }
    }
    return result
  }
}
