internal import Workflow

/// How the company's directory is asked: over the network, also within a network of the company's own.
enum DirectoryLine {
  static let ask: CompanyDirectory.Line = { request in
    let answer = HTTPExchange.send(
      to: request.url, headers: request.headers, body: request.form.map { Array($0.utf8) }, allowsPrivate: true)
    guard let status = answer.status else { return nil }
    return DirectoryAnswer(status: status, body: answer.body)
  }
}
