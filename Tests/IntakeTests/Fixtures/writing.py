"""Files as platforms write them: CSV in their encodings, workbooks, texts."""

import os
import re
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))


def path(dialect, name):
    folder = os.path.join(HERE, dialect)
    os.makedirs(folder, exist_ok=True)
    return os.path.join(folder, name)


def quoted(value):
    return '"' + value.replace('"', '""') + '"' if re.search(r'[",\n]', value) else value


def csv(dialect, name, header, rows, encoding="utf-8", end="\r\n", header_text=None):
    """A CSV of rows given by column; a row given as a text is written as it stands."""
    names = header.split(",") if isinstance(header, str) else header
    lines = [header_text or ",".join(quoted(name) for name in names)]
    for row in rows:
        lines.append(row if isinstance(row, str) else ",".join(quoted(row.get(name, "")) for name in names))
    with open(path(dialect, name), "wb") as file:
        file.write((end.join(lines) + end).encode(encoding))


def text(dialect, name, content, encoding="utf-8"):
    with open(path(dialect, name), "wb") as file:
        file.write(content.encode(encoding))


def escaped(value):
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def letters(index):
    name = ""
    while True:
        name = chr(65 + index % 26) + name
        index = index // 26 - 1
        if index < 0:
            return name


def xlsx(dialect, name, sheets):
    """A workbook: sheets as (name, rows), texts as shared strings, int and float as numbers, None as no cell."""
    strings = []
    known = {}

    def cell(reference, value):
        if value is None:
            return ""
        if isinstance(value, (int, float)):
            return f'<c r="{reference}"><v>{value!r}</v></c>'
        if value not in known:
            known[value] = len(strings)
            strings.append(value)
        return f'<c r="{reference}" t="s"><v>{known[value]}</v></c>'

    parts = {}
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    for number, (_, rows) in enumerate(sheets, 1):
        body = "".join(
            f'<row r="{line}">' + "".join(cell(letters(place) + str(line), value) for place, value in enumerate(row)) + "</row>"
            for line, row in enumerate(rows, 1)
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'{head}<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'
        )
    listed = "".join(
        f'<sheet name="{escaped(title)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, (title, _) in enumerate(sheets, 1)
    )
    parts["xl/workbook.xml"] = f'{head}<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>{listed}</sheets></workbook>'
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{relations}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["xl/_rels/workbook.xml.rels"] = (
        f'{head}<Relationships xmlns="{package}">{links}<Relationship Id="rIdS" Type="{relations}/sharedStrings" '
        'Target="sharedStrings.xml"/></Relationships>'
    )
    parts["_rels/.rels"] = (
        f'{head}<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{relations}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = f'{head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    texts = "".join(f'<si><t xml:space="preserve">{escaped(value)}</t></si>' for value in strings)
    parts["xl/sharedStrings.xml"] = f'{head}<sst xmlns="{main}">{texts}</sst>'
    with zipfile.ZipFile(path(dialect, name), "w", zipfile.ZIP_DEFLATED) as archive:
        for part in sorted(parts):
            archive.writestr(zipfile.ZipInfo(part, (2026, 11, 1, 0, 0, 0)), parts[part], zipfile.ZIP_DEFLATED)


def table(header, rows):
    """Rows given by column under a header."""
    names = header.split(",")
    return [names] + [row if isinstance(row, list) else [row.get(name) for name in names] for row in rows]
