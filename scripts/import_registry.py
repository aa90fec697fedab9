"""Turns the public lists of outlets into provenance/data/registry/<country>.toml.

    python scripts/import_registry.py SMM.csv OUTLETS.csv

SMM.csv is State Media Monitor's table (Region, Country, Media company, Main assets, URL, Typology ...), OUTLETS.csv the
researched rows (canonical_name, aliases, country, type_sub, smm_code ...). `registry_corrections.toml` beside this
script says what is wrong in them and why, `registry_additions.toml` adds the outlets that they lack. The output is
sorted and the same from run to run.
"""

from __future__ import annotations

import csv
import re
import sys
import tomllib
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "provenance" / "data"
OUT = DATA / "registry"
HEADER = """\
# Made by scripts/import_registry.py; edit its corrections and additions, not this file.
# Codes of "State Media Monitor" are its typology of August 2023 (State_Media_Matrix, MIT licence, see NOTICE). They are
# that list's opinion at that date; the registry repeats them and does not rate.
"""
Row = dict[str, str]
Table = dict[str, Any]


@dataclass
class Entry:
    """One outlet while it is put together."""

    id: str
    name: str
    country: str
    type: str
    function: str
    basis: dict[str, str]
    owner: str = ""
    aliases: list[str] = field(default_factory=list)
    credit_only: list[str] = field(default_factory=list)
    local: list[str] = field(default_factory=list)
    domains: list[str] = field(default_factory=list)
    not_before: list[str] = field(default_factory=list)
    not_after: list[str] = field(default_factory=list)
    is_listed: bool = False  # from the State Media Monitor alone

    def names(self) -> list[str]:
        """The name and all aliases."""
        return [self.name, *self.aliases, *self.credit_only, *self.local]


def fold(text: str) -> str:
    """Letters and digits in lower case without accents, single spaces: for telling whether two names are one."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    return re.sub(r"^the ", "", " ".join(text.split()))


def slug(text: str) -> str:
    """An id made of ASCII letters, digits and hyphens; empty for names in other scripts."""
    text = unicodedata.normalize("NFKD", text.replace("ı", "i").replace("ø", "o").replace("ł", "l").replace("ə", "a"))
    text = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’ʻ`]", "", text.encode("ascii", "ignore").decode().lower()))
    return re.sub(r"^the-", "", text.strip("-"))


def host(url: str) -> str:
    """The host of an address without `www.`; empty where there is none."""
    found = re.sub(r"^[a-z]+://", "", url.strip().lower()).split("/")[0].split(":")[0].rstrip(".")
    return re.sub(r"^ww+\.", "", found)


def read_csv(path: Path) -> list[Row]:
    """The rows of a CSV file with a header; the byte order mark of spreadsheet exports is skipped."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{k: (v or "").strip() for k, v in row.items() if k} for row in csv.DictReader(file)]


def country_codes(corrections: Table) -> dict[str, str]:
    """Country names, as the lists write them, to ISO 3166 codes."""
    places = tomllib.loads((DATA / "rules" / "en" / "places.toml").read_text(encoding="utf-8"))
    out = {fold(n): c["iso"] for c in places["countries"] for n in [c["name"], *c["names"]]}
    return out | {fold(k): v for k, v in corrections["countries"].items()}


def media_type(code: str, function: str, types: Table) -> str:
    """The source type that a State Media Monitor code stands for; captured agencies are agencies like others."""
    found = str(types[code.rstrip("?")])
    return "wire" if found == "news_outlet" and function == "news_agency" else found


def unique(values: list[str]) -> list[str]:
    """Without empty ones and repetitions, in order."""
    return [v for v in dict.fromkeys(v.strip() for v in values) if v]


# ------------------------------------------------------------------ the researched rows


def read_researched(rows: list[Row], corrections: Table) -> list[Entry]:
    """The outlets of OUTLETS.csv; rows about offices, monitors and think tanks are not outlets."""
    out = []
    for row in rows:
        fix = corrections["researched"].get(row["canonical_name"], {})
        if not row["type_sub"].startswith(("media.", "org.imagery")) or fix.get("skip"):
            continue
        out.append(researched_entry(row, fix, corrections))
    return out


def researched_entry(row: Row, fix: Table, corrections: Table) -> Entry:
    """One row of OUTLETS.csv as an entry, corrected."""
    code, sub = row["smm_code"], row["type_sub"]
    function = fix.get("function") or ("imagery" if sub == "org.imagery" else row["function"])
    kind = corrections["researched_types"][sub]
    if code and kind not in ("party_media", "distributor"):
        kind = media_type(code, function, corrections["codes"])
    aliases = unique([*row["aliases"].split("|"), *fix.get("aliases", [])])
    name = fix.get("name", row["canonical_name"])
    aliases = [a for a in aliases if a not in fix.get("not_aliases", []) and a != name]
    acronyms = [a for a in aliases if re.fullmatch(r"[A-Z]{2,6}", a)]
    made = slug(acronyms[0] if acronyms and function == "news_agency" else re.sub(r"\(.*?\)", "", name))
    if code:
        basis = {"list": "State Media Monitor", "code": code, "as_of": row["smm_as_of"]}
    else:
        basis = {"list": "general reference", "as_of": corrections["researched_as_of"]}
    basis["note"] = fix.get("note", "")
    if not code and not basis["note"]:
        basis["note"] = "no code by State Media Monitor (2023-08)"
    owner = row["owner_or_controller"].split(";")[0].replace("(SMM wording)", "(the list's wording)").strip()
    if owner.startswith(("SMM", "private")) or not (code or kind == "party_media"):
        owner = ""
    return Entry(
        id=fix.get("id", made), name=name, country=fix.get("country", row["country"]), type=fix.get("type", kind),
        function=function, basis=basis, owner=fix.get("owner", owner), aliases=aliases,
        domains=unique([host(row["domain"]), *fix.get("domains", [])]), not_before=fix.get("not_before", []),
        not_after=fix.get("not_after", []),
    )  # fmt: skip


# ------------------------------------------------------------------ State Media Monitor


def asset_names(company: str, asset: str) -> tuple[str, list[str]]:
    """The name and aliases of an asset: `Radio: X`, `X (ACRONYM)`, or the acronym of its company."""
    asset = re.sub(r"^(?:[A-Z][\w ]{2,20}): ", "", asset).rstrip("*").strip()
    company = re.sub(r"\*+$", "", company).strip()
    if asset.count("(") < asset.count(")"):
        asset = asset.replace(")", "")
    if asset.count("(") > asset.count(")"):
        asset = asset.split("(")[-1] if "Publishing House (" in asset or "Group (" in asset else asset.replace("(", "")
        asset = re.sub(r"^Television: ", "", asset)
    inner = re.findall(r"\(([^()]+)\)", company)
    bare_company = re.sub(r"\s*\([^()]*\)", "", company).strip()
    aliases = [a for a in re.findall(r"\(([^()]+)\)", asset) if len(a) < 40]
    name = re.sub(r"\s*\([^()]*\)", "", asset).strip()
    if fold(name) in {fold(i) for i in inner} or fold(name) == fold(bare_company):
        return bare_company, unique([*inner, name, *aliases])
    return name, unique(aliases)


def function_of(company: str, asset: str, name: str, agencies: list[str]) -> str:
    """`news_agency`, `broadcaster` or `outlet`, by the words of the names."""
    if (
        asset.lower().startswith("news agency:")
        or name in agencies
        or re.search(r"(?i)\bagen\w+|news service|\bpresse?\b agency", name)
    ):
        return "news_agency"
    if re.search(r"(?i)^tv\b|radio|\bTV\b|televi[sz]|broadcast|channel|canal\b|\bFM\b", f"{asset} {name}"):
        return "broadcaster"
    return "broadcaster" if re.search(r"(?i)broadcast|television|radio", company) and name == company else "outlet"


def read_listed(rows: list[Row], corrections: Table) -> list[Entry]:
    """The outlets of SMM.csv, one per country and name, corrected; rows without a country or a code are not usable."""
    codes = country_codes(corrections)
    found: dict[tuple[str, str], Entry] = {}
    for row in rows:
        if not (row["Country"] and row["Typology"] and row["Main assets"]):
            continue
        fix = corrections["listed"].get(f"{row['Country']} / {row['Main assets']}", {})
        if fix.get("skip"):
            continue
        entry = listed_entry(row, fix, codes[fold(row["Country"])], corrections)
        key = entry.country, fold(entry.name)
        if key in found:
            found[key].domains = unique(found[key].domains + entry.domains)
            found[key].aliases = unique(found[key].aliases + entry.aliases)
        else:
            found[key] = entry
    return list(found.values())


def listed_entry(row: Row, fix: Table, country: str, corrections: Table) -> Entry:
    """One row of SMM.csv as an entry, corrected."""
    company, asset = row["Media company"], row["Main assets"]
    name, aliases = asset_names(company, asset)
    name = fix.get("name", name)
    editions = {*map(fold, corrections["edition_words"]), "in", "voice", "of"}
    aliases = [a for a in aliases if not set(fold(a).split()) <= editions]
    wrong = [name, *fix.get("not_aliases", [])]
    aliases = [a for a in unique([*aliases, *fix.get("aliases", [])]) if a not in wrong]
    function = fix.get("function") or function_of(company, asset, name, corrections["news_agencies"])
    owner = re.sub(r"\*+$", "", company).strip()
    basis = {"list": "State Media Monitor", "code": row["Typology"], "as_of": corrections["listed_as_of"]}
    basis["note"] = fix.get("note", "")
    domains = [d for d in [host(row["URL"])] if d and d not in fix.get("not_domains", [])]
    return Entry(
        id="", name=name, country=fix.get("country", country),
        type=fix.get("type", media_type(row["Typology"], function, corrections["codes"])), function=function,
        basis=basis, owner="" if fold(owner) == fold(name) or fold(owner).startswith(fold(name)) else owner,
        aliases=aliases, domains=unique([*domains, *fix.get("domains", [])]), is_listed=True,
    )  # fmt: skip


# ------------------------------------------------------------------ one registry out of all


def same_outlet(known: Entry, other: Entry, editions: set[str]) -> bool:
    """True where the listed entry is the known outlet or a language edition of it."""
    if known.country != other.country:
        return False
    if "(" in known.name and "(" in other.name:  # namesakes are told apart in brackets
        return fold(known.name) == fold(other.name)
    mine, theirs = {fold(n) for n in known.names()}, {fold(n) for n in other.names()}
    if mine & theirs:
        return True
    return any(t.startswith(m + " ") and set(t[len(m) :].split()) <= editions for m in mine for t in theirs if m)


def merge(known: list[Entry], listed: list[Entry], corrections: Table) -> list[Entry]:
    """The known outlets with what the list adds to them, and the listed outlets that are new."""
    editions = {fold(w) for w in corrections["edition_words"]}
    out = list(known)
    by_country: dict[str, list[Entry]] = {}
    for entry in known:
        by_country.setdefault(entry.country, []).append(entry)
    for entry in sorted(listed, key=lambda e: (e.country, len(e.name), e.name)):
        home = next((k for k in by_country.get(entry.country, []) if same_outlet(k, entry, editions)), None)
        if home is None:
            out.append(entry)
            by_country.setdefault(entry.country, []).append(entry)
            continue
        if home.basis["list"] == "general reference":
            raise SystemExit(f"{home.id}: the addition is also on the list as {entry.name!r} ({entry.basis['code']})")
        home.domains = unique(home.domains + entry.domains)
        if {fold(n) for n in home.names()} & {fold(entry.name)}:
            home.aliases = unique(home.aliases + [a for a in entry.names() if fold(a) not in map(fold, home.names())])
    return out


def set_ids(entries: list[Entry]) -> None:
    """Gives the listed outlets their ids: acronym or name, with the country where the plain one is taken."""
    taken = {e.id for e in entries if e.id}
    for entry in sorted((e for e in entries if not e.id), key=lambda e: (e.country, e.name)):
        acronym = next((a for a in entry.aliases if re.fullmatch(r"[A-Z]{3,6}", a)), "")
        plain = slug(acronym) or slug(re.sub(r"\(.*?\)", "", entry.name)) or slug(entry.owner)
        choices = [plain, f"{plain}-{entry.country.lower()}", f"{slug(entry.name)}-{entry.country.lower()}"]
        choices += [f"{choices[-1]}-{n}" for n in range(2, 9)]
        entry.id = next(c for c in choices if c and c not in taken)
        taken.add(entry.id)


def add_other_languages(entries: list[Entry], names: dict[str, list[str]]) -> None:
    """Gives the outlets their names in other languages and scripts; stops at an id that no outlet has."""
    by_id = {entry.id: entry for entry in entries}
    for id_, aliases in names.items():
        if id_ not in by_id:
            raise SystemExit(f"other_languages: no outlet has the id {id_!r}")
        by_id[id_].aliases = unique(by_id[id_].aliases + aliases)


def sort_names(entries: list[Entry], corrections: Table) -> None:
    """Sets apart the names that count in credit lines only, or only within their own country; one host, one outlet."""
    known = {fold(n) for e in entries if not e.is_listed for n in e.names()}
    common = {n.casefold() for n in corrections["common_names"]}
    safe = set(corrections["safe_acronyms"])
    hosts: set[str] = set()
    for entry in sorted(entries, key=lambda e: (e.is_listed, e.id)):
        names = unique(entry.names())
        entry.local = unique([n for n in names if entry.is_listed and fold(n) in known])
        rest = [n for n in names if n not in entry.local]
        entry.credit_only = unique([n for n in rest if is_risky(n, entry, common, safe)])
        entry.aliases = [n for n in rest if n not in entry.credit_only and n != entry.name]
        entry.domains = [d for d in entry.domains if d not in hosts]
        hosts.update(entry.domains)


def is_risky(name: str, entry: Entry, common: set[str], safe: set[str]) -> bool:
    """True for a name that running text also uses for something else."""
    if name in entry.credit_only or name.casefold() in common:
        return True
    if re.fullmatch(r"[A-Z&]{2,3}", name):
        return name not in safe
    return entry.is_listed and len(name) < 4 and name.isascii()


# ------------------------------------------------------------------ output


def quote(text: str) -> str:
    """A TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def table(entry: Entry) -> str:
    """One `[[outlets]]` table."""
    lines = ["[[outlets]]", f"id = {quote(entry.id)}", f"name = {quote(entry.name)}"]
    lists = (("aliases", entry.aliases), ("aliases_credit_only", entry.credit_only), ("aliases_local", entry.local))
    lines += [f"{key} = [{', '.join(map(quote, values))}]" for key, values in lists if values]
    lines.append(f"country = {quote(entry.country)}")
    if entry.owner:
        lines.append(f"owner = {quote(entry.owner)}")
    lines += [f"function = {quote(entry.function)}", f"type = {quote(entry.type)}"]
    if entry.domains:
        lines.append(f"domains = [{', '.join(map(quote, entry.domains))}]")
    if entry.not_before:
        lines.append(f"not_before = [{', '.join(map(quote, entry.not_before))}]")
    if entry.not_after:
        lines.append(f"not_after = [{', '.join(map(quote, entry.not_after))}]")
    basis = ", ".join(f"{k} = {quote(v)}" for k, v in entry.basis.items() if v)
    return "\n".join([*lines, f"basis = {{ {basis} }}", ""])


def read_additions() -> list[Entry]:
    """The outlets kept by hand."""
    content = tomllib.loads((HERE / "registry_additions.toml").read_text(encoding="utf-8"))
    return [
        Entry(
            id=t["id"], name=t["name"], country=t["country"], type=t["type"], function=t["function"],
            basis={"list": content["list"], "as_of": content["as_of"], "note": t["note"]},
            aliases=t.get("aliases", []), credit_only=t.get("aliases_credit_only", []), domains=t.get("domains", []),
            not_before=t.get("not_before", []), not_after=t.get("not_after", []), owner=t.get("owner", ""),
        )
        for t in content["outlets"]
    ]  # fmt: skip


def main(arguments: list[str]) -> int:
    """Reads the two lists, writes one file per country; 2 on wrong usage."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    corrections = tomllib.loads((HERE / "registry_corrections.toml").read_text(encoding="utf-8"))
    known = read_researched(read_csv(Path(arguments[1])), corrections) + read_additions()
    entries = merge(known, read_listed(read_csv(Path(arguments[0])), corrections), corrections)
    set_ids(entries)
    add_other_languages(entries, corrections["other_languages"])
    sort_names(entries, corrections)
    files: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda e: e.id):
        files.setdefault(entry.country.lower(), []).append(entry)
    OUT.mkdir(parents=True, exist_ok=True)
    for path in OUT.glob("*.toml"):
        if path.stem not in files:
            path.unlink()
    for country, found in files.items():
        (OUT / f"{country}.toml").write_text(HEADER + "\n" + "\n".join(map(table, found)), encoding="utf-8")
    print(f"{len(entries)} outlets in {len(files)} files")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
