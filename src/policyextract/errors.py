"""The errors a user of policyextract can meet, each with a message that says what to do."""


class PolicyExtractError(Exception):
    """Root of every error raised on purpose by this package."""


class InputError(PolicyExtractError):
    """A source cannot be read: missing, forbidden, binary, or in an unknown encoding."""


class RuleError(PolicyExtractError):
    """A rule file or word list is malformed; the message names the file and the row or rule."""


class UsageError(PolicyExtractError):
    """An option or argument has a value that cannot be used."""
