import Testing

@testable import Wording

@Suite("The catalogue of messages")
struct CatalogueTests {
  static func braces(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().filter { $0.contains("}") }.map {
        String($0.prefix { $0 != "}" })
      })
  }

  @Test("every message says what happened and what to do, in both languages")
  func bothLanguages() {
    for message in Catalogue.all {
      for text in [message.what, message.remedy] {
        #expect(text.chinese.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }, "\(message.code)")
        #expect(text.english.contains { $0.isASCII && $0.isLetter }, "\(message.code)")
        #expect(!text.english.contains { ("\u{4E00}"..."\u{9FFF}").contains($0) }, "\(message.code)")
        for language in Language.allCases {
          let words = text.text(in: language)
          #expect(words == words.trimmingBlanks && !words.hasSuffix(" ."), "\(message.code)")
        }
      }
    }
  }

  @Test("both languages name the same facts")
  func sameBraces() {
    for message in Catalogue.all {
      for text in [message.what, message.remedy] {
        let (chinese, english) = (Self.braces(text.chinese), Self.braces(text.english))
        #expect(chinese == english, "\(message.code)")
        for name in chinese {
          #expect(!name.isEmpty && name.allSatisfy { $0.isASCII && $0.isLetter }, "\(message.code)")
        }
        for words in [text.chinese, text.english] {
          #expect(words.count { $0 == "{" } == words.count { $0 == "}" }, "\(message.code)")
        }
      }
    }
  }

  @Test("sentences end as sentences do")
  func sentences() {
    for message in Catalogue.all {
      for text in [message.what, message.remedy] {
        #expect(text.chinese.last.map { "。！？）}".contains($0) } == true, "\(message.code): \(text.chinese)")
        #expect(text.english.last.map { ".!?)}".contains($0) } == true, "\(message.code): \(text.english)")
      }
    }
  }

  @Test("a message says what happened and a remedy what to do: neither repeats the other, and both languages differ")
  func remedies() {
    for message in Catalogue.all {
      for language in Language.allCases {
        let (what, remedy) = (message.what.text(in: language), message.remedy.text(in: language))
        #expect(what != remedy && remedy.count >= 4 && what.count >= 4, "\(message.code)")
      }
      #expect(message.what.chinese != message.what.english, "\(message.code)")
    }
  }

  @Test("English begins with a capital, a quotation mark, a number or what is filled in")
  func capitals() {
    for message in Catalogue.all {
      for text in [message.what.english, message.remedy.english] {
        let first = text.first { $0 != "⟨" } ?? " "
        let isName = ["company.yaml", "unanswered:", "minimum_wage_cents", ".keys"].contains { text.hasPrefix($0) }
        #expect(first.isUppercase || first.isNumber || "\"“{.".contains(first) || isName, "\(message.code): \(text)")
      }
    }
  }

  /// Turns of phrase that nobody in personnel or engineering uses; where one is needed again, there is a plain word.
  private static let quaint = [
    " is no ", "There is no such", "put right", "comes out again", "come out again", "stands at", "how things stand",
    "hands, ", "vouch", "does not do", "whoever", "put away", "the server fell", "slip of the", " anew", "passed over",
    "bear out", "of somebody's", " was over", "mend", "读不懂", "看不懂", "不认识", "没有着落", "办理", "宁可", "谁也", "看一眼",
    "这样一来", "不能用：", "没有记录任何东西", "没有改动任何东西", "怎么办", "收下", "做不到", "无从",
  ]

  @Test("plain words: none of the turns of phrase that were taken out comes back", arguments: quaint)
  func plainWords(phrase: String) {
    for message in Catalogue.all {
      for text in [message.what, message.remedy] {
        for language in Language.allCases {
          #expect(!text.text(in: language).contains(phrase), "\(message.code): \(text.text(in: language))")
        }
      }
    }
  }

  @Test("no message speaks of a column of the company's tables by a name that its list may not have")
  func columns() {
    let columns = [
      "employee_id", "assessor_id", "hired_on", "confirmed_on", "left_on", "shop_id", "agent_id", "_cents",
    ]
    // Those that are about a file of that name.
    let own: Set<String> = [
      "LAW-MINIMUM-TWICE", "LAW-MINIMUM-MISSING", "EVENT-NUMBER", "PAYROLL-COLUMN", "DIALECT-NEEDS",
    ]
    for message in Catalogue.all where !own.contains(message.code) {
      for text in [message.what, message.remedy] {
        for language in Language.allCases {
          let words = text.text(in: language)
          #expect(!columns.contains { words.contains($0) }, "\(message.code): \(words)")
        }
      }
    }
  }

  @Test("codes are unique and written in capitals with dashes")
  func codes() {
    #expect(Set(Catalogue.all.map(\.code)).count == Catalogue.all.count)
    for message in Catalogue.all {
      #expect(message.code.allSatisfy { $0 == "-" || $0.isNumber || ("A"..."Z").contains($0) }, "\(message.code)")
    }
  }
}

@Suite("Diagnostics")
struct DiagnosticTests {
  static let message = Message(
    "EXAMPLE", .warning, what: Bilingual("有 {count} 处{kind}。", "There are {count} {kind}."),
    remedy: Bilingual("改正{kind}。", "Mend the {kind}."))

  @Test("place, severity, code, text, excerpt and remedy stand where they belong")
  func layout() {
    let diagnostic = Diagnostic(
      Self.message, at: Place(file: "people.csv", line: 4, column: 7), ["count": "2"],
      words: ["kind": Bilingual("错误", "slips")], excerpt: "E1,张三")
    #expect(
      diagnostic.text(in: .english)
        == "people.csv:4:7: warning EXAMPLE: There are 2 slips.\n    | E1,张三\n    remedy: Mend the slips.")
    #expect(
      diagnostic.text(in: .chinese) == "people.csv:4:7: 警告 EXAMPLE: 有 2 处错误。\n    | E1,张三\n    处理：改正错误。")
  }

  @Test("a message without a place or a remedy has none of their marks")
  func bare() {
    let message = Message("BARE", .note, what: Bilingual("好。", "Fine."), remedy: Bilingual("", ""))
    #expect(Diagnostic(message).text(in: .english) == "note BARE: Fine.")
    #expect(Diagnostic(message).text(in: .chinese) == "提示 BARE: 好。")
  }

  @Test("places are written as far as they are known")
  func places() {
    #expect(Place().text == "")
    #expect(Place(file: "a.csv").text == "a.csv")
    #expect(Place(file: "a.xlsx", sheet: "10月", line: 3).text == "a.xlsx[10月]:3")
    #expect(Place(file: "a.csv", column: 3).text == "a.csv")
    #expect(Place(line: 3, column: 2).text == "3:2")
  }

  @Test("a text of the user's cannot bring in braces, and a brace left open ends the text")
  func filling() {
    let diagnostic = Diagnostic(Self.message, ["count": "{kind}", "kind": "x"])
    #expect(diagnostic.what(in: .english) == "There are {kind} x.")
    let open = Message("OPEN", .error, what: Bilingual("{a", "a {b"), remedy: Bilingual("", ""))
    #expect(Diagnostic(open, ["b": "x"]).what(in: .english).hasPrefix("a "))
  }

  @Test("quoted texts are short and cannot steer a terminal")
  func quoted() {
    #expect(Diagnostic.quoted("张三") == "张三")
    #expect(Diagnostic.quoted("a\u{1B}[31mb\nc\td\r\ne\u{7F}\u{9B}") == "a [31mb c d e  ")
    #expect(Diagnostic.quoted("a\u{202E}b\u{2066}c\u{200F}d") == "a b c d")
    #expect(Diagnostic.quoted("e\u{301}\u{0}") == "e\u{301} ")
    #expect(Diagnostic.quoted(String(repeating: "长", count: 81)) == String(repeating: "长", count: 80) + "…")
    #expect(Diagnostic.quoted(String(repeating: "长", count: 80)).count == 80)
  }

  @Test("severities rise from note to error")
  func severities() {
    #expect(Severity.note < .warning && Severity.warning < .error && !(Severity.error < .note))
    #expect(Severity.allCases.max() == .error)
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

@Suite("Remedies at the command line and on pages")
struct RemedyTests {
  @Test("the command names the command, the page the way there; what fills the braces is taken as it is")
  func sides() {
    let message = Message(
      "EXAMPLE", .error, what: Bilingual("不行。", "No."),
      remedy: Bilingual(
        "⟨在首页|用 kaohe todo ⟩看 {what}⟨|，加 --by⟩。", "⟨The home page|kaohe todo⟩ shows {what}⟨| with --by⟩."))
    let said = Diagnostic(message, ["what": "⟨a|b⟩"])
    #expect(said.remedy(in: .english) == "kaohe todo shows ⟨a|b⟩ with --by.")
    #expect(said.remedy(in: .english, for: .page) == "The home page shows ⟨a|b⟩.")
    #expect(said.remedy(in: .chinese, for: .page) == "在首页看 ⟨a|b⟩。")
    #expect(said.text(in: .english).hasSuffix("remedy: kaohe todo shows ⟨a|b⟩ with --by."))
  }

  /// What is mended by whoever runs the server, or is said of files that only the command reads.
  private static let ofTheServer: Set<String> = ["RESULT-OTHER-PROGRAM", "IMPORT-UNSIGNED"]

  @Test("every marked part has both sides and ends; for either reader the sentence is whole")
  func whole() {
    for message in Catalogue.all {
      for language in Language.allCases {
        let text = message.remedy.text(in: language)
        #expect(text.count { $0 == "⟨" } == text.count { $0 == "⟩" }, "\(message.code)")
        #expect(text.count { $0 == "|" } >= text.count { $0 == "⟨" }, "\(message.code)")
        for reader in Reader.allCases {
          let words = MarkedWords.text(text, at: reader)
          #expect(!words.contains("⟨") && !words.contains("  ") && !words.hasSuffix(" ."), "\(message.code): \(words)")
        }
      }
    }
  }

  @Test("no page sends anybody to the command line for what a page can do")
  func pages() {
    for message in Message.life + Message.books + Message.schemeBook + Message.pay + Message.paperwork
    where !Self.ofTheServer.contains(message.code) {
      for language in Language.allCases {
        let words = Diagnostic(message).remedy(in: language, for: .page)
        #expect(!words.contains("kaohe ") && !words.contains("--"), "\(message.code): \(words)")
      }
    }
  }
}
