"""Reads what stands in a workbook of the product, so that a peer can write the same."""
import re
import zipfile
from dataclasses import dataclass, field
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass
class Sheet:
    name: str
    widths: list = field(default_factory=list)
    heights: list = field(default_factory=list)
    merged: list = field(default_factory=list)
    cells: list = field(default_factory=list)


def place(name):
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", name).groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def read(path):
    with zipfile.ZipFile(path) as archive:
        names = [
            sheet.get("name")
            for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(MAIN + "sheet")
        ]
        shared = [
            "".join(text.text or "" for text in entry.iter(MAIN + "t"))
            for entry in ElementTree.fromstring(archive.read("xl/sharedStrings.xml")).iter(MAIN + "si")
        ]
        return [
            sheet(name, ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")), shared)
            for number, name in enumerate(names, 1)
        ]


def sheet(name, root, shared):
    found = Sheet(name)
    for column in root.iter(MAIN + "col"):
        for number in range(int(column.get("min")) - 1, int(column.get("max"))):
            found.widths.append((number, float(column.get("width"))))
    for row in root.iter(MAIN + "row"):
        if row.get("ht"):
            found.heights.append((int(row.get("r")) - 1, float(row.get("ht"))))
        for cell in row.iter(MAIN + "c"):
            found.cells.append(content(cell, shared))
    for block in root.iter(MAIN + "mergeCell"):
        first, last = block.get("ref").split(":")
        found.merged.append((*place(first), *place(last)))
    return found


def content(cell, shared):
    row, column = place(cell.get("r"))
    style = int(cell.get("s", 0))
    formula, value = cell.find(MAIN + "f"), cell.find(MAIN + "v")
    if formula is not None:
        return row, column, style, "formula", formula.text, value.text if value is not None else ""
    if value is None:
        return row, column, style, "blank", None, None
    if cell.get("t") == "s":
        return row, column, style, "text", shared[int(value.text)], None
    return row, column, style, "number", float(value.text), None
