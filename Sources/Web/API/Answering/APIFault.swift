internal import Wording

/// What is wrong with a request, put into messages.
enum APIFault {
  static func field(_ pointer: String, _ why: Bilingual) -> Diagnostic {
    Diagnostic(
      .apiBodyField, ["pointer": pointer.isEmpty ? "/" : Diagnostic.quoted(pointer)], words: ["why": why])
  }

  static func parameter(_ name: String, _ why: Bilingual) -> Diagnostic {
    Diagnostic(.apiParameter, ["name": Diagnostic.quoted(name)], words: ["why": why])
  }

  static func syntax(_ fault: JSONReader.Fault) -> Diagnostic {
    Diagnostic(.apiBodySyntax, ["offset": String(fault.offset)], words: ["why": words(fault.why)])
  }

  private static func words(_ why: JSONReader.Why) -> Bilingual {
    switch why {
    case .unexpected: Bilingual("这里不该有这个字符", "this character does not belong here")
    case .ending: Bilingual("没有写完", "it ends too early")
    case .notUTF8: Bilingual("不是 UTF-8", "it is not UTF-8")
    case .tooDeep:
      Bilingual("嵌套超过 \(JSONReader.deepest) 层", "it is nested deeper than \(JSONReader.deepest) levels")
    case .notWhole: Bilingual("数不是整数；带小数的写成文本", "the number is not whole; write decimals as a text")
    case .tooLarge: Bilingual("数太大", "the number is too large")
    case .twice(let name):
      Bilingual("字段 \(Diagnostic.quoted(name)) 写了两次", "the field \(Diagnostic.quoted(name)) stands twice")
    case .control: Bilingual("文本里有控制字符", "there is a control character in a text")
    case .surrogate: Bilingual("\\u 转义不成字符", "the \\u escape is no character")
    case .trailing: Bilingual("写完之后还有内容", "something follows the end")
    }
  }
}
