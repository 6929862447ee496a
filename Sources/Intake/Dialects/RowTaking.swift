internal import Exact
internal import Wording

extension Translator {
  /// Takes a row whole, or rejects it.
  mutating func take(
    _ row: FieldReader, _ sheet: inout SheetTranslation, _ account: inout FileReport, into sink: (CanonicalRow) -> Void
  ) {
    let dialect = sheet.fit.dialect
    let key = dialect.key.isEmpty ? "" : sheet.key(of: row)
    if sheet.isFurtherLine(row, of: report.files.count) {
      account.taken += 1
      return
    }
    do throws(Diagnostic) {
      var yielded = try rows(of: row, &sheet)
      if let days = sheet.fit.days(of: row) {
        let figures = try news(yielded, row, days, dialect, &sheet.remarks, account)
        if figures.isEmpty, !yielded.isEmpty {
          account.duplicate += 1
          return
        }
        yielded = figures
        for figure in figures { rowKeys?(RowKey(dialect.id, figure: figure, of: days)) }
      } else if !dialect.key.isEmpty {
        switch dialect.repeats {
        case .addUp:
          if try !sheet.groups.add(row, key: key, yielded) {
            account.duplicate += 1
            sheet.equals(row, yielded)
          }
          return
        case .last: return sheet.groups.replace(row, key: key, yielded)
        case .same, .furtherLines: break
        }
        let now = Seen(file: report.files.count, line: row.line, fingerprint: Fingerprint.of(row.row.fields))
        if let earlier = sheet.seen[key] {
          guard dialect.repeats == .furtherLines || earlier.fingerprint == now.fingerprint else {
            throw changed(row, dialect, earlier, account)
          }
          account.duplicate += 1
          return
        }
        try enterIDs(of: yielded, row, sheet)
        sheet.seen[key] = now
        if !yielded.isEmpty { rowKeys?(RowKey(dialect.id, key, yielded)) }
      } else {
        try enterIDs(of: yielded, row, sheet)
      }
      guard !yielded.isEmpty else {
        account.dropped += 1
        return
      }
      account.taken += 1
      for canonical in yielded {
        account.yielded[canonical.file.rawValue, default: 0] += 1
        sink(canonical)
      }
    } catch {
      if dialect.repeats == .last { sheet.groups.spoil(key: key) }
      account.reject(error)
    }
  }

  /// The canonical rows of a row, each as readers of its file take it.
  private func rows(of row: FieldReader, _ sheet: inout SheetTranslation) throws(Diagnostic) -> [CanonicalRow] {
    let fit = sheet.fit
    var yielded: [CanonicalRow] = []
    let applies = fit.yields.map { yield in yield.conditions.allSatisfy { $0.holds(for: row) } }
    sheet.look(at: row, applies)
    for (yield, isMet) in zip(fit.yields, applies) where isMet {
      sheet.remarks.look(at: row, yield)
      var fields: [String] = []
      fields.reserveCapacity(yield.rules.count + 1)
      for rule in yield.rules {
        fields.append(try value(of: rule, row, fit, &sheet.remarks))
      }
      sheet.remarks.look(at: row, yield, moments: fields)
      fields.append(sheet.source + ":" + String(row.line))
      let canonical = CanonicalRow(file: yield.file, fields: fields)
      if let fault = check.fault(in: canonical) { throw failure(of: fault, row, yield) }
      yielded.append(canonical)
    }
    if !yielded.isEmpty { sheet.remark(on: row) }
    sheet.values.look(atIDs: row)
    guard let meaning = sheet.values.states.implied(row.meanings) else { return yielded }
    return yielded.map { sheet.remarks.tell(meaning, of: $0, at: row) }
  }

  /// The value of a field. A buyer is given a pseudonym whatever the rule, so that a dialect cannot forget to; who is
  /// written as a guest is no buyer.
  private func value(
    of rule: FieldRule, _ row: FieldReader, _ fit: DialectFit, _ remarks: inout Remarks
  ) throws(Diagnostic) -> String {
    guard rule.field == "buyer_id" else { return try rule.value(of: row, given: fit.given, pseudonym: pseudonym) }
    let buyer = try rule.value(of: row, given: fit.given)
    if !buyer.isEmpty, case .buyer(let column) = rule.source, Guests.isGuest(buyer) {
      remarks.add(.buyerGuest, at: row, column)
      return ""
    }
    return buyer.isEmpty ? "" : pseudonym?(buyer) ?? buyer
  }

  /// Why a reader of the canonical file would refuse the row, told of the export's own column.
  private func failure(of fault: CanonicalRowCheck.Fault, _ row: FieldReader, _ yield: Dialect.Yield) -> Diagnostic {
    let column = yield.rules.first { $0.field == fault.column }?.columns.first
    var arguments = fault.arguments.filter { $0.key != "value" && $0.key != "column" }
    // What a constant of the dialect says stands in no column.
    if column == nil { arguments["value"] = fault.arguments["value"] ?? "" }
    guard fault.message.code == Message.eventValue.code else {
      return row.failure(fault.message, column ?? fault.column, arguments)
    }
    let allowed = arguments["allowed"] ?? ""
    arguments["field"] = fault.column
    arguments["first"] = String(allowed.prefix { $0 != "," })
    return row.failure(.wordUnknown, column ?? fault.column, arguments)
  }

  /// Makes sure that what the rows of a file become has each id once.
  ///
  /// - Throws: `ID-YIELDED-TWICE`.
  private mutating func enterIDs(
    of yielded: [CanonicalRow], _ row: FieldReader, _ sheet: SheetTranslation
  ) throws(Diagnostic) {
    guard !sheet.isKeyedByID else { return }
    for canonical in yielded {
      guard EventKind(rawValue: CanonicalFile.dialectName(of: canonical.file))?.hasIdentity == true else { continue }
      let id = canonical.fields[0]
      if let line = ids[canonical.file]?[id] {
        let rules = sheet.fit.yields.first { $0.file == canonical.file }?.rules
        throw row.failure(
          .idYieldedTwice, rules?.first?.columns.first ?? canonical.file.columns[0],
          ["line": String(line), "file": canonical.file.rawValue])
      }
      ids[canonical.file, default: [:]][id] = row.line
    }
  }

  /// The figures of a row that were not taken before.
  ///
  /// - Throws: `FIGURE-TWICE` where some days of each of them were, with other figures.
  private mutating func news(
    _ figures: [CanonicalRow], _ row: FieldReader, _ days: FigureLedger.Days, _ dialect: Dialect,
    _ remarks: inout Remarks, _ account: FileReport
  ) throws(Diagnostic) -> [CanonicalRow] {
    var new: [CanonicalRow] = []
    var contradictions: [(metric: String, earlier: String)] = []
    let place = account.file + ":" + String(row.line)
    for figure in figures {
      switch ledger.enter(figure, of: days, dialect: dialect.id, place: place) {
      case .new: new.append(figure)
      case .known: continue
      case .contradicted(let earlier): contradictions.append((figure.fields[2], earlier))
      }
    }
    guard let first = contradictions.first else { return new }
    let arguments = [
      "metrics": contradictions.map(\.metric).joined(separator: "、"), "earlier": Diagnostic.quoted(first.earlier),
      "count": "1",
    ]
    guard !new.isEmpty else { throw row.failure(.figureTwice, dialect.key.first ?? "", arguments) }
    remarks.add(.figureTwice, at: row, dialect.key.first ?? "", arguments.filter { $0.key != "count" })
    return new
  }

  /// Takes the rows that stand for one thing together, or rejects all of them.
  mutating func take(
    _ group: RowGroups.Group, _ key: String, _ sheet: inout SheetTranslation, _ account: inout FileReport,
    into sink: (CanonicalRow) -> Void
  ) {
    let dialect = sheet.fit.dialect
    guard !group.isBroken else {
      account.rejected += group.count
      return
    }
    let now = Seen(file: report.files.count, line: group.first.line, fingerprint: group.fingerprint)
    if let earlier = sheet.seen[key] {
      guard earlier.fingerprint != now.fingerprint else {
        account.duplicate += group.count
        return
      }
      account.reject(changed(group.first, dialect, earlier, account))
      account.rejected += group.count - 1
      return
    }
    do throws(Diagnostic) { try enterIDs(of: group.rows, group.first, sheet) } catch {
      account.reject(error)
      account.rejected += group.count - 1
      return
    }
    sheet.seen[key] = now
    if !group.rows.isEmpty { rowKeys?(RowKey(dialect.id, key, group.rows, count: group.count)) }
    if dialect.repeats == .last {
      // What the last row replaces says nothing more.
      account.duplicate += group.count - 1
      if group.rows.isEmpty { account.dropped += 1 } else { account.taken += 1 }
    } else {
      account.taken += group.count
    }
    for canonical in group.rows {
      account.yielded[canonical.file.rawValue, default: 0] += 1
      sink(canonical)
    }
  }

  private func changed(_ row: FieldReader, _ dialect: Dialect, _ earlier: Seen, _ account: FileReport) -> Diagnostic {
    let file = earlier.file < report.files.count ? report.files[earlier.file].file : account.file
    return row.failure(
      .rowChanged, dialect.key[0], ["earlier": Diagnostic.quoted(file + ":" + String(earlier.line))])
  }
}
