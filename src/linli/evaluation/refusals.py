"""Why something cannot be done, in words for people."""

from collections.abc import Sequence

from linli.grading.faults import Fault


class UnableToEvaluate(Exception):
    """A step that cannot be taken now; `str()` is the sentence to show."""


class FaultyStandard(UnableToEvaluate):
    """A document is no standard; `faults` are all that is wrong with it."""

    def __init__(self, sentence: str, faults: Sequence[Fault]) -> None:
        super().__init__(sentence)
        self.faults = list(faults)
