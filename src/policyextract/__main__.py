"""``python -m policyextract``."""

from policyextract.cli import main

main()
