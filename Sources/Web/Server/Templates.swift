internal import Foundation
internal import Mustache
internal import Wording

/// The templates of the pages, once for each language.
///
/// A template holds both languages side by side, `[[登录|Sign in]]`, so that neither can be forgotten.
struct Templates: Sendable {
  private let libraries: [Language: MustacheLibrary]

  init() {
    var libraries: [Language: MustacheLibrary] = [:]
    for language in Language.allCases {
      var library = MustacheLibrary()
      for (name, source) in Templates.sources {
        do {
          try library.register(Templates.text(source, in: language), named: name)
        } catch {
          preconditionFailure("the template \(name) cannot be read: \(error)")
        }
      }
      libraries[language] = library
    }
    self.libraries = libraries
  }

  /// A page.
  func page(_ name: String, _ view: some Any, in language: Language) -> String {
    libraries[language]?.render(TakenApart.value(view) ?? view, withTemplate: name) ?? ""
  }

  /// A template in one language.
  static func text(_ source: String, in language: Language) -> String {
    source.replacing(#/\[\[([^|\]]*)\|([^\]]*)\]\]/#) { language == .chinese ? $0.1 : $0.2 }
  }

  /// The templates that come with the product, by name.
  static let sources: [String: String] = [
    "layout": text(PackageResources.layout_mustache), "message": text(PackageResources.message_mustache),
    "sign-in": text(PackageResources.sign_in_mustache), "password": text(PackageResources.password_mustache),
    "home": text(PackageResources.home_mustache), "month": text(PackageResources.month_mustache),
    "sheets": text(PackageResources.sheets_mustache), "sheet": text(PackageResources.sheet_mustache),
    "rows": text(PackageResources.rows_mustache), "rating": text(PackageResources.rating_mustache),
    "journal": text(PackageResources.journal_mustache), "verified": text(PackageResources.verified_mustache),
    "rechecked": text(PackageResources.rechecked_mustache),
    "schemes": text(PackageResources.schemes_mustache), "people": text(PackageResources.people_mustache),
    "payroll": text(PackageResources.payroll_mustache), "access": text(PackageResources.access_mustache),
    "code": text(PackageResources.code_mustache), "second-factor": text(PackageResources.second_factor_mustache),
    "keys": text(PackageResources.keys_mustache),
    "start": text(PackageResources.start_mustache), "start-company": text(PackageResources.start_company_mustache),
    "start-list": text(PackageResources.start_list_mustache),
    "start-schemes": text(PackageResources.start_schemes_mustache),
    "start-finish": text(PackageResources.start_finish_mustache),
    "start-demo": text(PackageResources.start_demo_mustache),
    "start-head": text(PackageResources.start_head_mustache),
    "import": text(PackageResources.import_mustache), "preview": text(PackageResources.preview_mustache),
    "mapping": text(PackageResources.mapping_mustache),
    "reconciliation": text(PackageResources.reconciliation_mustache),
    "tokens": text(PackageResources.tokens_mustache), "interface": text(PackageResources.interface_mustache),
    "webhooks": text(PackageResources.webhooks_mustache),
    "sales": text(PackageResources.sales_mustache), "year": text(PackageResources.year_mustache),
    "month-papers": text(PackageResources.month_papers_mustache), "person": text(PackageResources.person_mustache),
    "people-paste": text(PackageResources.people_paste_mustache),
    "accounts": text(PackageResources.accounts_mustache),
    "scheme": text(PackageResources.scheme_mustache), "scheme-begin": text(PackageResources.scheme_begin_mustache),
    "scheme-edit": text(PackageResources.scheme_edit_mustache),
    "scheme-compare": text(PackageResources.scheme_compare_mustache),
    "scheme-document": text(PackageResources.scheme_document_mustache),
    "scheme-entry": text(PackageResources.scheme_entry_mustache),
    "scheme-yaml": text(PackageResources.scheme_yaml_mustache),
    "scheme-changes": text(PackageResources.scheme_changes_mustache),
    "scheme-findings": text(PackageResources.scheme_findings_mustache),
  ]

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
