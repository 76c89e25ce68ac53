"""Records of TOML files checked by pydantic: types, missing and unknown fields; what is wrong is named by file and field."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, InstanceOf, StringConstraints, ValidationError

from kb.citation.address import Address, RegulationId
from kb.errors import CorpusError


def _parsed(parse: Callable[[str], Any]) -> BeforeValidator:
    return BeforeValidator(lambda value: parse(value) if isinstance(value, str) else value)


AddressField = Annotated[InstanceOf[Address], _parsed(Address.parse)]
IdField = Annotated[InstanceOf[RegulationId], _parsed(RegulationId.parse)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Record(BaseModel):
    """One table of a TOML file."""

    model_config = ConfigDict(extra="forbid")


_Model = TypeVar("_Model", bound=BaseModel)


def read_records(path: Path, model: type[_Model]) -> _Model:
    """A whole file as one record."""
    return validate(model, load(path), str(path))


def load(path: Path) -> dict[str, Any]:
    """A TOML file; CorpusError where it is none."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CorpusError(f"{path}: not readable as TOML ({error}); mend that line") from None


def validate(model: type[_Model], value: Any, where: str) -> _Model:
    """A table as a record; CorpusError names its place and field."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise CorpusError(f"{where}: {field}: {first['msg']}") from None
