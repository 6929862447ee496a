internal import Wording

/// What a password must be like: long rather than odd (NIST SP 800-63B, 5.1.1.2).
enum PasswordRules {
  /// The fewest characters.
  static let shortest = 10
  /// The most bytes; what is longer is no password but an attempt to keep the server busy.
  static let longest = 256

  /// What is wrong with one; nil where nothing is.
  static func fault(_ password: String, of employee: String, name: String) -> Bilingual? {
    let plain = password.lowercased()
    if password.count < shortest { return Bilingual("至少 \(shortest) 个字符", "at least \(shortest) characters") }
    if password.utf8.count > longest { return Bilingual("太长", "too long") }
    if Set(plain).count < 5 { return Bilingual("重复的字符太多", "too many characters are the same") }
    for own in [employee, name] where own.count > 1 && plain.contains(own.lowercased()) {
      return Bilingual("不能含工号或姓名", "it must not hold the employee id or the name")
    }
    if common.contains(where: plain.contains) || isSequence(plain) {
      return Bilingual("太常见", "it is too common")
    }
    return nil
  }

  private static let common = ["password", "qwertyuiop", "iloveyou", "woaini1314", "administrator", "kaohe"]

  /// Whether nothing is left but a run like 1234567890.
  private static func isSequence(_ text: String) -> Bool {
    let scalars = text.unicodeScalars.map(\.value)
    let steps = zip(scalars, scalars.dropFirst()).map { Int($1) - Int($0) }
    return steps.filter { $0.magnitude <= 1 }.count * 10 >= steps.count * 8
  }
}
