internal import Exact
internal import Records
internal import Scheme
internal import Wording
internal import Workflow

extension Operation {
  static let peopleOperations: [Operation] = [
    .get(
      "/people", "listPeople", Bilingual("看得到的人", "The people one may see"), .peopleRead, query: Parameter.ofParts,
      answer: .named("People")
    ) { call throws(Diagnostic) in
      let cursor = try Cursor(call.query["cursor"]?.text, of: "people")
      let after = cursor?.after.first?.text
      let people = try call.desk.peopleSeen().filter { person in after.map { person.employee > $0 } ?? true }
      let limit = Int(call.query["limit"]?.whole ?? 100)
      let next =
        people.count > limit ? Cursor.text(after: [.text(people[limit - 1].employee)], of: "people") : nil
      return ["people": .list(people.prefix(limit).map(Call.json)), "next": .optional(next)]
    },
    .get(
      "/people/{employee}", "getPerson", Bilingual("一个人", "One person"), .peopleRead, answer: .named("Person")
    ) { call throws(Diagnostic) in
      guard let person = try call.desk.peopleSeen().first(where: { $0.employee == call.employee }) else {
        // Whoever may not see somebody is not told whether there is such a person.
        throw call.desk.notAllowed(.seeSheets, call.employee, at: Place(employee: call.employee))
      }
      return Call.json(person)
    },
  ]

  static let schemeOperations: [Operation] = [
    .get(
      "/schemes", "listSchemes", Bilingual("方案的各个版本", "The versions of the schemes"), .schemesRead,
      answer: .list(.named("Scheme"))
    ) { call throws(Diagnostic) in .list(try call.desk.schemes().map { .object(call.members($0)) }) },
    .get(
      "/schemes/{version}", "getScheme", Bilingual("一个版本和它的全文", "A version with its text"), .schemesRead,
      answer: .named("SchemeText")
    ) { call throws(Diagnostic) in
      let wanted = call.path["version"] ?? ""
      guard let line = try call.desk.schemes().first(where: { $0.version.version == wanted }) else {
        throw Diagnostic(.schemeTextUnknown, ["version": Diagnostic.quoted(wanted)])
      }
      let text = String(decoding: line.version.text, as: UTF8.self)
      return .object(call.members(line) + [JSONValue.Member(name: "text", value: .text(text))])
    },
    .post(
      "/schemes/{version}/acknowledge", "acknowledgeScheme", Deed.acknowledgeScheme.name, .ownWrite, body: [],
      answer: .named("Done")
    ) { call throws(Diagnostic) in
      try call.desk.acknowledge(scheme: call.path["version"] ?? "")
      return try call.done(.first, employees: [call.desk.actor])
    },
  ]
}

extension Call {
  fileprivate static func json(_ person: PersonVersion) -> JSONValue {
    let own = "\(Operation.prefix)/people/\(person.employee.addingPathPercentEncoding)"
    return [
      "employee": .text(person.employee), "name": .text(person.name), "department": .text(person.department),
      "post": .text(person.post), "role": .text(person.role), "assessor": .optional(person.assessor),
      "hired_on": .optional(person.hiredOn?.description), "confirmed_on": .optional(person.confirmedOn?.description),
      "left_on": .optional(person.leftOn?.description), "wage": .money(person.wage.amount),
      "performance_pay": .money(person.performancePay.amount),
      "links": .texts(["self": own, "history": own + "/history"]),
    ]
  }

  fileprivate func members(_ line: SchemeLine) -> [JSONValue.Member] {
    let version = line.version
    let members: KeyValuePairs<String, JSONValue> = [
      "version": .text(version.version), "scheme": .text(version.scheme),
      "name": .text(version.loaded.map { say($0.name) } ?? version.scheme),
      "effective": .text(version.effective.description), "state": .text(version.state.rawValue),
      "acknowledged": .whole(Int64(line.acknowledged)), "concerned": .whole(Int64(line.concerned)),
      "made_known_on": .optional(version.publication?.madeKnownOn.description),
      "links": .texts(["self": "\(Operation.prefix)/schemes/\(version.version)"]),
    ]
    return members.map { JSONValue.Member(name: $0.key, value: $0.value) }
  }
}
