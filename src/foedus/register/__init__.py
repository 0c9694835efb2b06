"""The register of commitments: treaties with their parties, obligations and dates, as data, read and checked."""

from foedus.register.form import as_record, rows, treaty_text
from foedus.register.loading import load, load_file, load_folder
from foedus.register.register import Register, Row
from foedus.register.standing import Clock, Standing, existed, spell

__all__ = [
    "Clock",
    "Register",
    "Row",
    "Standing",
    "as_record",
    "existed",
    "load",
    "load_file",
    "load_folder",
    "rows",
    "spell",
    "treaty_text",
]
