import Appraisal
import Exact
import Scheme
public import Wording

extension AppraisalForm {
  /// The name HR files the form under: `2026-10_电子商务部_E01_赵甲_月度绩效考核表.xlsx`.
  ///
  /// Safe on every system, and different for different employees' ids.
  public func fileName(for language: Language = .chinese, as format: FileFormat = .xlsx) -> String {
    let parts = [
      (derivation.month.description, 7), (FormName.part(derivation.department), 40),
      (FormName.identity(derivation.employee), 60), (FormName.part(derivation.name), 40),
      (FormName.part(title(in: language)), 60),
    ]
    return parts.map { FormName.cut($0.0, to: $0.1) }.filter { !$0.isEmpty }.joined(separator: "_") + "."
      + format.rawValue
  }

  private func title(in language: Language) -> String {
    guard let scheme = schemes.first else { return "" }
    if FormLayout.of(scheme) == .monthly {
      return Bilingual("月度绩效考核表", "monthly appraisal").text(in: language)
    }
    return scheme.name.text(in: language)
  }
}

/// Names of files as HR files them.
public enum FileName {
  /// Parts put together, each safe on every system: `2026_电子商务部_E01_赵甲_年度考核表`. The third is the employee's id,
  /// and two ids never give the same name.
  public static func of(_ parts: [String]) -> String {
    parts.enumerated().map { index, part in
      index == 2 ? FormName.identity(part) : FormName.cut(FormName.part(part), to: 60)
    }.filter { !$0.isEmpty }.joined(separator: "_")
  }
}

/// Parts of file names.
enum FormName {
  /// A part of a name without what some system forbids in names, without leading dots and blanks.
  static func part(_ text: String) -> String {
    let forbidden: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|", "\0", "%"]
    let clean = CellText.line(text).map { forbidden.contains($0) ? "_" : $0 }
    return String(
      String(clean).drop { $0 == "." || $0 == " " || $0 == "-" }.reversed().drop { $0 == "." || $0 == " " }.reversed())
  }

  /// The part that tells employees apart: where it had to be changed it carries a mark of the original, so that two ids
  /// never share a file.
  static func identity(_ id: String) -> String {
    let clean = part(id)
    let short = cut(clean, to: 40)
    return short == id ? id : short + "~" + mark(id)
  }

  /// No more than so many bytes, cut between characters.
  static func cut(_ text: String, to most: Int) -> String {
    var result = ""
    var bytes = 0
    for character in text {
      bytes += character.utf8.count
      if bytes > most { break }
      result.append(character)
    }
    return result
  }

  /// Sixteen digits that follow from a text (FNV-1a).
  private static func mark(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
