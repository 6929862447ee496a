import Wording

extension Bilingual {
  /// What the YAML parser complains of; the complaints that slips of the pen lead to are translated.
  static func yaml(_ problem: String, context: String?) -> Bilingual {
    let english = [context, problem].compactMap { $0 }.joined(separator: ", ")
    return Bilingual(yamlProblems[problem] ?? english, english)
  }

  private static let yamlProblems: [String: String] = [
    "block sequence entries are not allowed in this context": "这里不能出现以 - 开头的列表项，请检查缩进",
    "control characters are not allowed": "文件里有不可见的控制字符",
    "could not find expected ':'": "缺少冒号",
    "did not find expected ',' or ']'": "缺少逗号或右方括号 ]",
    "did not find expected ',' or '}'": "缺少逗号或右花括号 }",
    "did not find expected '-' indicator": "列表项应以 - 开头，并与上一项对齐",
    "did not find expected <document start>": "这里多出了另一段内容，请检查缩进",
    "did not find expected key": "这里应是一个字段名，请检查缩进",
    "did not find expected node content": "这里缺少内容",
    "found a tab character that violates indentation": "缩进请用空格，不要用制表符（Tab）",
    "found character that cannot start any token": "这里不能以这个符号开头，请加引号（缩进请用空格，不要用 Tab）",
    "found undefined alias": "引用了不存在的锚点（* 开头的文字请加引号）",
    "found unexpected end of stream": "引号没有成对，读到了文件末尾",
    "found unknown escape character": "双引号里有不认识的 \\ 转义，请改用单引号",
    "mapping keys are not allowed in this context": "这里不能出现字段名，请检查缩进",
    "mapping values are not allowed in this context": "这里多了一个冒号，或缩进不对；含冒号的文字请加引号",
  ]
}
