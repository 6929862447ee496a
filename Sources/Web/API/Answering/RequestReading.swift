internal import Exact
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Wording

/// Reads what a program sent, as strictly as it was declared: what is not known is refused and never passed over.
struct RequestReading {
  let operation: Operation

  /// What stands in the path.
  func path(_ parameters: [String: String]) throws(Diagnostic) -> [String: String] {
    for parameter in operation.parameters where parameter.isInPath {
      guard let misfit = parameter.shape.misfit(.text(parameters[parameter.name] ?? "")) else { continue }
      throw APIFault.parameter(parameter.name, misfit.why)
    }
    return parameters
  }

  /// What stands behind the question mark.
  func query(_ text: String) throws(Diagnostic) -> [String: JSONValue] {
    let fields = Fields(text)
    let known = operation.parameters.filter { !$0.isInPath }
    var values: [String: JSONValue] = [:]
    for name in fields.names {
      guard let parameter = known.first(where: { $0.name == name }) else {
        throw APIFault.parameter(name, Bilingual("没有这个参数", "there is no such parameter"))
      }
      let all = fields.all(name)
      guard all.count == 1 else { throw APIFault.parameter(name, Bilingual("写了多次", "it stands more than once")) }
      guard let value = RequestReading.value(all[0], parameter.shape) else {
        throw APIFault.parameter(name, Bilingual("不是所要的种类", "it is of another kind"))
      }
      if let misfit = parameter.shape.misfit(value) { throw APIFault.parameter(name, misfit.why) }
      values[name] = value
    }
    return values
  }

  private static func value(_ text: String, _ shape: Shape) -> JSONValue? {
    switch shape {
    case .whole: text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "-") } ? Int64(text).map { .whole($0) } : nil
    case .flag: text == "true" ? .flag(true) : text == "false" ? .flag(false) : nil
    default: .text(text)
    }
  }

  /// The body; an empty one stands for an object without members.
  func body(_ bytes: [UInt8], type: String?) throws(Diagnostic) -> JSONValue {
    guard let shape = operation.body else { return .null }
    var value = JSONValue.object([])
    if !bytes.isEmpty {
      let kind = type?.split(separator: ";").first.map { $0.filter { !$0.isWhitespace }.lowercased() }
      guard kind == "application/json" else {
        throw Diagnostic(.apiContentType, ["found": Diagnostic.quoted(type ?? "—")])
      }
      do throws(JSONReader.Fault) {
        value = try JSONReader.value(bytes)
      } catch { throw APIFault.syntax(error) }
    }
    if let misfit = shape.misfit(value) { throw APIFault.field(misfit.pointer, misfit.why) }
    return value
  }

  /// The name a program gave the request; nil where it gave none.
  static func key(_ header: String?) throws(Diagnostic) -> String? {
    guard let header else { return nil }
    guard (1...128).contains(header.utf8.count), header.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Diagnostic(.requestKeyBad)
    }
    return header
  }
}
