"""Every error that this project raises on purpose, as one tree.

    KnowledgeBaseError                 one clear line for a person; exit code 2, HTTP 400
    ├── AddressError (ValueError)      a string is no regulation id or provision address
    ├── ProvisionNotFound              the address is well formed, the corpus has no such clause
    │   └── TermNotFound               no regulation here defines the term
    ├── QueryError                     an empty, too long or otherwise unusable question, date or number
    ├── SettingError                   an environment variable holds what cannot be used
    ├── CorpusError                    a file of `corpus/` is broken; names file and field
    ├── ExtractionError                a text could not be read from a file
    │   ├── UnsupportedFormat          the content is not what the extension says, or no reader knows it
    │   ├── EncryptedFile              the file wants a password
    │   └── ExtractionLimit            reading went over its limit of time, memory or pages
    ├── StructureError                 a text was read, but no regulation was found in it
    ├── ModelError                     an embedding model is missing, damaged or of the wrong size
    ├── CollectionError                a collection is broken, foreign or too large; names what is wrong
    │   ├── CollectionNotFound         no collection has that link
    │   ├── CollectionStale            somebody else changed it meanwhile; carries what it is now
    │   ├── CollectionsFull            more collections are shared than this service keeps
    │   └── CollectionsUnusable        the file of shared collections cannot be used
    ├── DocumentError                  a document cannot be written in the format asked for
    ├── PeopleError                    the database of reports and withdrawn digests cannot be used
    │   └── ReportsFull                more reports are open than anybody reads
    └── GenerationError                the generation on disk cannot serve
        ├── IndexMissing               nothing was built yet
        ├── IndexDamaged               a file's sum does not match
        └── IndexStale                 built with another model or schema

Messages say what is wrong, where, and what to do next.
"""


class KnowledgeBaseError(Exception):
    """Root of every expected failure."""


class AddressError(KnowledgeBaseError, ValueError):
    """A string that is no regulation id and no provision address."""


class ProvisionNotFound(KnowledgeBaseError):
    """A well-formed address of which the corpus holds nothing."""


class TermNotFound(ProvisionNotFound):
    """A term that no regulation of the corpus defines."""


class QueryError(KnowledgeBaseError):
    """A question, date or number that cannot be used."""


class SettingError(KnowledgeBaseError):
    """A setting holds a value that cannot be used."""


class CorpusError(KnowledgeBaseError):
    """A file of the corpus is broken."""


class ExtractionError(KnowledgeBaseError):
    """A text could not be read from a file."""


class UnsupportedFormat(ExtractionError):
    """The content is not what the file's extension says, or no reader knows it."""


class EncryptedFile(ExtractionError):
    """The file wants a password."""


class ExtractionLimit(ExtractionError):
    """Reading went over its limit of time, memory or pages."""


class StructureError(KnowledgeBaseError):
    """A text in which no regulation was found."""


class ModelError(KnowledgeBaseError):
    """An embedding model is missing, damaged, or of another size than the index."""


class CollectionError(KnowledgeBaseError):
    """A collection that cannot be used: broken, foreign or too large."""


class CollectionNotFound(CollectionError):
    """A link that leads to no collection."""


class CollectionStale(CollectionError):
    """Somebody else changed the collection meanwhile; whoever keeps it hangs what it is now on `current`."""

    def __init__(self, message: str, current: object = None) -> None:
        super().__init__(message)
        self.current = current


class CollectionsFull(CollectionError):
    """More collections are shared than this service keeps."""


class CollectionsUnusable(CollectionError):
    """The file of shared collections cannot be used."""


class DocumentError(KnowledgeBaseError):
    """A document that cannot be written in the format asked for."""


class PeopleError(KnowledgeBaseError):
    """The database of what people leave cannot be used."""


class ReportsFull(PeopleError):
    """More reports are open than anybody reads."""


class GenerationError(KnowledgeBaseError):
    """The generation on disk cannot serve."""


class IndexMissing(GenerationError):
    """Nothing was built yet."""


class IndexDamaged(GenerationError):
    """A file of the generation does not match its sum."""


class IndexStale(GenerationError):
    """The generation was built with another model or schema."""
