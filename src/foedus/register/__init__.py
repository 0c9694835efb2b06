"""The register of commitments: treaties with their parties, obligations and dates, as data, read and checked."""

from foedus.register.form import as_record, rows, treaty_text
from foedus.register.load import load, load_file, load_folder
from foedus.register.register import (
    Clock,
    Register,
    benefits,
    bound,
    members,
    obligors,
    spell,
    suspended,
    why_not,
)

__all__ = [
    "Clock",
    "Register",
    "as_record",
    "benefits",
    "bound",
    "load",
    "load_file",
    "load_folder",
    "members",
    "obligors",
    "rows",
    "spell",
    "suspended",
    "treaty_text",
    "why_not",
]
