internal import Wording

/// What can be wrong with the structure of a workbook of Excel 97–2003.
enum LegacyFault {
  case header
  case allocation
  case directory
  case stream
  case record
  case text
  case noEnd

  private var words: Bilingual {
    switch self {
    case .header: Bilingual("文件头无效", "the header is invalid")
    case .allocation: Bilingual("扇区链断裂或成环", "a chain of sectors breaks off or runs in a circle")
    case .directory: Bilingual("目录无效", "the directory is invalid")
    case .stream: Bilingual("数据流比声明的短", "a stream is shorter than it says")
    case .record: Bilingual("记录的长度不对", "a record has the wrong length")
    case .text: Bilingual("文字中断", "a text breaks off")
    case .noEnd: Bilingual("缺少结束记录", "the record that ends it is missing")
    }
  }

  /// The fault at a byte of a file or stream.
  func at(_ offset: Int, _ place: Place) -> Diagnostic {
    Diagnostic(
      .legacyBroken, at: place, ["offset": String(offset), "reason": words.english], words: ["reason": words])
  }
}
