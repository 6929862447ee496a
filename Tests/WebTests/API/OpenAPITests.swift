import HTTPTypes
import Testing
import Wording
import Workflow

@testable import Web

@Suite("The OpenAPI document is the routes")
struct OpenAPITests {
  private func document(_ demo: ServedDemo, _ language: String = "zh") async throws -> JSONValue {
    try await Program(demo.house).get("/openapi.json", ["Accept-Language": language]).json
  }

  @Test("every operation of the document answers, and nothing answers that is not in it")
  func bothWays() async throws {
    let demo = try ServedDemo()
    let document = try await document(demo)
    guard case .object(let paths)? = document["paths"] else { throw CancellationError() }
    var written: Set<String> = []
    for path in paths {
      guard case .object(let methods) = path.value else { continue }
      for method in methods {
        written.insert(method.name + " " + path.name)
        let address = path.name.replacing(#/\{[a-z]+\}/#, with: "x")
        let nobody = try Program(demo.house)
        let answer = try await nobody.send(
          try #require(HTTPRequest.Method(rawValue: method.name.uppercased())), address, [])
        #expect(answer.status == 401, "\(method.name) \(path.name)")
        // And the other methods say what is allowed.
        let other = try await nobody.send(.delete, address, [])
        #expect(other.status == 405 && other.header("Allow")?.contains(method.name.uppercased()) == true)
      }
    }
    #expect(written == Set(Operation.all.map { $0.method.rawValue.lowercased() + " " + $0.path }))
    #expect(written.count == Operation.all.count && written.count > 35)
    #expect(Set(Operation.all.map(\.id)).count == Operation.all.count)
  }

  @Test("every reference leads somewhere, every shape is used, every parameter of a path is declared")
  func references() async throws {
    let demo = try ServedDemo()
    let bytes = try await document(demo).bytes
    let text = String(decoding: bytes, as: UTF8.self)
    let used = Set(text.matches(of: #/#\/components\/schemas\/([A-Za-z]+)/#).map { String($0.1) })
    #expect(used == Set(Shapes.all.map(\.name)))
    for operation in Operation.all {
      let inPath = operation.path.matches(of: #/\{([a-z]+)\}/#).map { String($0.1) }
      #expect(operation.parameters.filter(\.isInPath).map(\.name) == inPath, "\(operation.id)")
      #expect(operation.method == .get || operation.scope != nil, "\(operation.id)")
    }
    let document = try await document(demo)
    #expect(document["openapi"]?.text == "3.1.0" && document["components"]?["securitySchemes"]?["token"] != nil)
  }

  @Test("both languages say the same with other words")
  func languages() async throws {
    let demo = try ServedDemo()
    let (chinese, english) = (try await document(demo, "zh").bytes, try await document(demo, "en").bytes)
    let isChinese = { (byte: Character) in ("\u{4E00}"..."\u{9FFF}").contains(byte) }
    #expect(String(decoding: chinese, as: UTF8.self).contains(where: isChinese))
    #expect(!String(decoding: english, as: UTF8.self).contains(where: isChinese))
  }

  @Test("the page for people has every operation and every shape, and holds nothing that is not declared")
  func page() async throws {
    let demo = try ServedDemo()
    let browser = try await demo.browser()
    for language in ["zh", "en"] {
      browser.set(cookie: "kaohe_lang", language)
      let page = try await browser.get("/api")
      #expect(page.status == 200)
      for operation in Operation.all { #expect(page.text.contains("id=\"\(operation.id)\""), "\(operation.id)") }
      for shape in Shapes.all { #expect(page.text.contains("id=\"shape-\(shape.name)\""), "\(shape.name)") }
      #expect(page.text.contains("ratings[].label") && page.bytes.count < 200_000)
    }
  }
}
