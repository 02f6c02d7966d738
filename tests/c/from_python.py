"""The C interface from Python, by ctypes alone: from_python.py LIBRARY FOLDER LEDGER."""

import ctypes
import json
import sys
from decimal import ROUND_FLOOR, Decimal

library, folder, ledger = sys.argv[1:]
cofin = ctypes.CDLL(library)
cofin.cofin_error_message.restype = ctypes.c_char_p
cofin.cofin_version.restype = ctypes.c_char_p


class Amount(ctypes.Structure):
    _fields_ = [("minor", ctypes.c_int64), ("currency", ctypes.c_char * 4), ("digits", ctypes.c_uint32)]


class Source(ctypes.Structure):
    _fields_ = [(name, ctypes.c_char_p) for name in ("name", "rate", "of", "rounding")] + [
        ("cap", ctypes.POINTER(Amount))]


class SplitRequest(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t), ("amount", Amount), ("sources", ctypes.POINTER(Source)),
                ("source_count", ctypes.c_size_t), ("source_size", ctypes.c_size_t), ("residual", ctypes.c_char_p)]


class CheckRequest(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t)] + [
        (name, ctypes.c_char_p) for name in ("path", "rulebook", "on", "profile")]


class StatementRequest(ctypes.Structure):
    _fields_ = [("struct_size", ctypes.c_size_t)] + [
        (name, ctypes.c_char_p) for name in ("ledger", "project", "as_of_day")] + [("as_of_entry", ctypes.c_uint64)]


class CofinError(Exception):
    """A status other than COFIN_OK, with its message."""


def call(function, *arguments):
    status = function(*arguments)
    if status != 0:
        raise CofinError(status, cofin.cofin_error_message().decode())


def document(function, request, *more):
    text = ctypes.c_char_p()
    call(function, ctypes.byref(request), ctypes.byref(text), *more)
    try:
        return json.loads(text.value)
    finally:
        cofin.cofin_free(text)


def main():
    assert cofin.cofin_version().decode().count(".") == 2
    assert cofin.cofin_c_version() >= 1

    source = Source(b"ERDF", b"85 %", None, b"floor", None)
    request = SplitRequest(ctypes.sizeof(SplitRequest), Amount(2372548, b"EUR", 2), ctypes.pointer(source), 1,
                           ctypes.sizeof(Source), b"own")
    parts = (Amount * 2)()
    call(cofin.cofin_split, ctypes.byref(request), parts, ctypes.c_size_t(2))
    exact = (Decimal("0.85") * 2372548).to_integral_value(ROUND_FLOOR)
    assert [part.minor for part in parts] == [exact, 2372548 - exact], [part.minor for part in parts]

    checked = document(cofin.cofin_check, CheckRequest(ctypes.sizeof(CheckRequest), folder.encode()), None)
    assert [row["amount"] for row in checked["funding"]] == ["20166.65", "3558.83"], checked["funding"]

    stated = document(cofin.cofin_statement, StatementRequest(ctypes.sizeof(StatementRequest), ledger.encode()))
    assert stated["project"] == checked["project"], (stated["project"], checked["project"])

    try:
        document(cofin.cofin_check, CheckRequest(ctypes.sizeof(CheckRequest), b"no/such/folder"), None)
    except CofinError as error:
        assert error.args[0] == 2 and "no/such/folder" in error.args[1], error
    else:
        raise AssertionError("a folder that is not there was checked")


main()
